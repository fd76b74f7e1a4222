"""Places under the sky of Hanzhong: mountains behind, rape in flower, small streets."""

from __future__ import annotations

SKY = '<path class="S x" d="M0 0h360v400H0z"/>'
HILLS = '<path class="M x" d="M0 222q40-46 84-22 38-56 90-14 40-36 78-2 46-48 108 6v150H0z"/><path class="G x" d="M0 256q70-40 150-8 80-44 210 4v90H0z"/>'
EARTH = '<path class="F" d="M-4 330h368v74H-4z"/>'
PEBBLES = '<path d="M40 352h12M150 386h10M236 350h8M322 374h14M92 376h6"/>'

SITE = (
    SKY
    + '<path class="M x" d="M0 240q60-40 120-10v100H0z"/><path class="T" d="M50 330V150h6v180zM20 156l33-10 92 8v5l-92-5-33 7z"/><path d="M136 159v36"/>'
    '<path class="D" d="M104 196h260v134H104z"/><path class="N" d="M128 214h44v44h-44zM208 214h44v44h-44zM288 214h44v44h-44zM128 280h44v50h-44zM208 280h44v50h-44zM288 280h44v50h-44z"/>'
    '<path class="T" d="M94 182h6v148h-6zM186 182h6v148h-6zM268 182h6v148h-6zM346 182h6v148h-6zM84 266h276v7H84zM84 200h276v7H84z"/><path d="M97 266l89-58M192 266l76-58M274 330l72-56"/>'
    + EARTH
    + '<path class="R" d="M6 338v-42h72v42zM6 310h72M6 324h72M30 296v14M54 296v14M18 310v14M42 310v14M66 310v14M30 324v14M54 324v14"/>'
    + PEBBLES
)
FARMYARD = (
    SKY
    + HILLS
    + '<path class="P" d="M30 234h246v96H30z"/><path class="R" d="M12 238l26-46h230l26 46z"/><path d="M38 192l-4 46M78 192l-8 46M118 192l-6 46M158 192v46M198 192l6 46M238 192l8 46M268 192l4 46M26 214h254"/>'
    '<path class="T" d="M128 258h50v72h-50zM153 258v72"/><path class="R" d="M122 246h8v56h-8zM176 246h8v56h-8z"/><path class="L" d="M52 262h50v40H52zM77 262v40M52 282h50"/>'
    '<path d="M196 244h68M208 244v8M230 244v8M252 244v8"/><path class="Y" d="M208 250q11 2 8 44-8 8-16 0-3-42 8-44zM230 250q11 2 8 44-8 8-16 0-3-42 8-44zM252 250q11 2 8 44-8 8-16 0-3-42 8-44z"/><path d="M201 264h14M201 278h14M223 264h14M223 278h14M245 264h14M245 278h14"/>'
    '<path class="T" d="M310 330V228h7v102z"/><path class="G" d="M313 236q-32-6-28-34-12-26 12-34 10-22 30-10 24 0 26 26 12 22-4 36-8 18-36 16z"/>'
    + EARTH
    + PEBBLES
    + '<path d="M30 388v10h6M38 388v10h6"/><path class="R" d="M10 362q8 10 18 8 8-2 10-14 4-6 10-3 8 4 5 12 0 22-21 24-20-4-22-27z"/><path class="Y" d="M53 358l8 3-8 3z"/>'
)
STREET = (
    SKY
    + '<path class="P" d="M-4 172h128v158H-4z"/><path class="B" d="M124 186h118v144H124z"/><path class="P" d="M242 166h122v164H242z"/><path class="T" d="M-4 166h132v8H-4zM238 160h126v8H238z"/>'
    '<path class="L" d="M18 188h28v34H18zM74 188h28v34H74zM146 200h28v26h-28zM192 200h28v26h-28zM262 184h28v36h-28zM314 184h28v36h-28z"/>'
    '<path class="L" d="M62 274h54v42H62zM184 274h50v42h-50zM252 274h52v42h-52z"/><path class="T" d="M12 274h40v56H12zM136 274h38v56h-38zM314 274h38v56h-38z"/>'
    '<path class="R" d="M-6 240h128l8 26q-9 8-17 0-8 8-17 0-9 8-17 0-8 8-17 0-9 8-17 0-8 8-17 0-9 8-17 0-8 8-17 0z"/><path class="P" d="M124 240h118l8 26q-11 8-21 0-11 8-22 0-11 8-21 0-11 8-22 0-11 8-21 0-11 8-21 0z"/><path class="G" d="M242 240h122v26q-9 8-18 0-9 8-18 0-9 8-19 0-9 8-18 0-9 8-19 0-9 8-18 0-9 8-18 0z"/>'
    '<path class="D" d="M-4 330h368v74H-4z"/><path class="F" d="M-4 330h368v14H-4zM40 330v14M100 330v14M160 330v14M220 330v14M280 330v14M330 330v14"/>'
)
FIELD = (
    SKY
    + HILLS
    + '<path class="G x" d="M0 278q180-24 360-2v124H0z"/><path class="Y x" d="M0 290q180-20 360 0v14q-180-20-360 2zM0 318q180-22 360 0v20q-180-22-360 0zM0 354q180-24 360 0v30q-180-26-360 0z"/>'
    '<path d="M0 284q180-22 360 0M0 310q180-20 360 0M0 346q180-22 360 0M0 392q180-26 360 0M24 300l-4-8M68 296l-3-8M290 296l3-8M336 302l4-8M34 330l-5-9M322 330l5-9M20 372l-6-11M340 374l6-11M84 322l-3-9M274 322l3-9"/>'
)
HOUSE = '<path class="P" d="M{0} 262h84v68h-84z"/><path class="R" d="M{1} 264l20-34h72l20 34z"/><path class="L" d="M{2} 278h20v20h-20z"/><path class="T" d="M{3} 290h20v40h-20z"/>'
VILLAGE = (
    SKY
    + HILLS
    + '<path class="Y x" d="M0 296q90-18 180-8t180-6v54H0z"/>'
    + HOUSE.format(20, 6, 30, 72)
    + HOUSE.format(244, 230, 308, 258)
    + '<path class="G" d="M-4 330q180-10 368 0v74H-4z"/><path class="F" d="M120 404q46-40 46-78h26q0 38 68 78z"/>'
    '<path class="T" d="M130 330v-70h7v70z"/><path class="G" d="M134 268q-24-2-22-26-10-22 10-30 8-20 24-8 20 0 20 22 10 18-4 28-8 16-28 14z"/><path d="M24 360l4-8 4 8M316 380l4-8 4 8M60 388l4-8 4 8M300 352l4-8 4 8"/>'
)
ROAD = (
    SKY
    + '<path class="M x" d="M0 236q60-30 110-8 60-34 120-4 60-26 130 2v80H0z"/><path class="P" d="M20 240h50v56H20zM78 222h44v74H78zM236 232h60v64h-60z"/><path class="L" d="M30 250h10v12H30zM52 250h10v12H52zM88 234h10v12H88zM106 234h8v12h-8zM88 258h10v12H88zM248 244h12v12h-12zM272 244h12v12h-12z"/>'
    '<path class="G" d="M-4 290h368v24H-4z"/><path class="F" d="M-4 310h368v14H-4z"/><path class="D" d="M-4 322h368v82H-4z"/><path class="P x" d="M116 334h22l-14 62H94zM154 334h22l-6 62h-30zM192 334h22l6 62h-30zM230 334h22l16 62h-30z"/>'
    '<path class="T" d="M322 206h7v112h-7z"/><path class="N" d="M314 172h23v56h-23z"/><path class="r x" d="M321 178h9v9h-9z"/><path class="y x" d="M321 195h9v9h-9z"/><path class="v x" d="M321 212h9v9h-9z"/>'
)
OUTDOOR = {"site": SITE, "farmyard": FARMYARD, "street": STREET, "field": FIELD, "village": VILLAGE, "road": ROAD}
