"""Places under the sky of Hanzhong: mountains behind, rape in flower, small streets."""

from __future__ import annotations

SKY = '<path class="S x" d="M0 0h360v400H0z"/>'
HILLS = '<path class="M x" d="M0 214q50-50 90-22 40-52 86-10 40-30 76 0 50-44 108 6v150H0z"/>'
EARTH = '<path class="F" d="M-4 330h368v74H-4z"/>'
GRASS = '<path class="G" d="M-4 330h368v74H-4z"/>'
HOUSE = '<path class="P" d="M{0} 250h90v80h-90z"/><path class="R" d="M{1} 252l18-32h78l18 32z"/><path class="T" d="M{2} 284h26v46h-26z"/>'

OUTDOOR = {
    "site": SKY
    + '<path class="D" d="M96 176h264v154H96z"/><path class="S" d="M130 200h40v44h-40zM200 200h40v44h-40zM270 200h40v44h-40zM130 270h40v60h-40zM200 270h40v60h-40zM270 270h40v60h-40z"/>'
    + EARTH
    + '<path class="T" d="M84 170h6v160h-6zM184 170h5v160h-5zM254 170h5v160h-5zM340 170h5v160h-5zM80 252h276v6H80zM80 190h276v5H80z"/><path d="M87 252l98-56M187 328l70-70"/><path class="R" d="M8 330v-40h64v40zM8 310h64M8 300h64M8 320h64M30 290v40M52 290v40"/>',
    "farmyard": SKY
    + HILLS
    + '<path class="P" d="M40 236h240v94H40z"/><path class="R" d="M24 238l22-44h228l22 44z"/><path d="M38 214h244M74 194v44M120 194v44M166 194v44M212 194v44M250 194v44"/><path class="T" d="M136 262h48v68h-48zM160 262v68"/><path class="B" d="M62 264h46v36H62zM85 264v36"/>'
    + '<path class="Y" d="M206 248q12 0 10 34-10 8-18 0-2-34 8-34zM232 248q12 0 10 34-10 8-18 0-2-34 8-34zM258 248q12 0 10 34-10 8-18 0-2-34 8-34z"/>'
    + EARTH
    + '<g class="k"><path class="d" d="M318 346v10h6M326 346v10h6"/><path class="o d" d="M300 322q8 10 18 8 8-2 10-14 4-6 10-3 8 4 5 12 0 22-21 24-20-4-22-27z"/><path class="r d" d="M332 313q0-6 5-3 4-2 5 3z"/></g>',
    "street": SKY
    + '<path class="P" d="M-4 176h130v154H-4zM126 190h120v140H126zM246 170h120v160H246z"/><path class="R" d="M0 246h122l8 26H-6z"/><path class="B" d="M128 246h116l6 26H122z"/><path class="G" d="M250 246h114l4 26H244z"/><path class="T" d="M12 280h44v50H12zM140 280h40v50h-40zM316 280h36v50h-36z"/><path class="B" d="M66 280h48v34H66zM190 280h44v34h-44zM258 280h46v34h-46z"/><path class="S" d="M20 196h24v28H20zM76 196h24v28H76zM150 204h24v26h-24zM198 204h24v26h-24zM270 192h24v28h-24zM320 192h24v28h-24z"/>'
    + '<path class="D" d="M-4 330h368v74H-4z"/><path d="M0 344h360"/>',
    "field": SKY
    + HILLS
    + '<path class="G" d="M-4 268q180-20 368 0v140H-4z"/><path class="Y" d="M-4 292q180-16 368 0l0 20q-180-14-368 2zM-4 332q180-14 368 0v24q-180-12-368 2z"/><path d="M0 282q180-16 360 0M0 322q180-14 360 0M0 374q180-12 360 0"/>',
    "village": SKY
    + HILLS
    + '<path class="Y x" d="M0 290q90-16 180-6t180-4v60H0z"/>'
    + HOUSE.format(24, 12, 56)
    + HOUSE.format(236, 224, 268)
    + GRASS
    + '<path class="F" d="M140 404q30-40 26-76h28q6 40 60 76z"/>',
    "road": SKY
    + '<path class="M x" d="M0 240q60-30 110-8 60-30 120-4 60-26 130 2v70H0z"/><path class="G" d="M-4 290h368v30H-4z"/><path class="D" d="M-4 318h368v86H-4z"/><path class="P x" d="M116 330h24l-16 66H96zM156 330h24l-6 66h-30zM196 330h24l6 66h-30zM236 330h24l22 66h-30z"/><path class="T" d="M324 210h6v108h-6z"/><path class="D" d="M316 180h22v52h-22z"/><g class="x"><circle class="r" cx="327" cy="190" r="6"/><circle class="y" cx="327" cy="206" r="6"/><circle class="v" cx="327" cy="222" r="6"/></g>',
}
