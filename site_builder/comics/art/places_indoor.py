"""Places with a ceiling."""

from __future__ import annotations

ROOM = '<path class="W x" d="M0 0h360v400H0z"/><path class="F" d="M-4 330h368v74H-4z"/><path class="T x" d="M0 323h360v7H0z"/>'
TILES = '<path d="M60 330l-30 70M140 330l-12 70M220 330l12 70M300 330l30 70M0 360h360"/>'

KITCHEN = (
    ROOM
    + '<path class="P" d="M-4 176h368v104H-4z"/><path class="B x" d="M0 202h360v26H0zM0 254h360v26H0z"/><path d="M0 202h360M0 228h360M0 254h360M36 176v104M80 176v104M124 176v104M168 176v104M212 176v104M256 176v104M300 176v104M344 176v104"/>'
    '<path class="S" d="M262 190h74v60h-74zM299 190v60"/><path d="M20 190h120M34 190v14M62 190v10M92 190v12M122 190v10"/><path class="N" d="M26 204h16v26H26zM54 200q16 0 16 12t-16 12z"/><path class="Y" d="M88 202h9v30h-9z"/><path class="R" d="M116 200h12l2 16h-16z"/>'
    '<path class="T" d="M-4 288h236v42H-4zM60 288v42M116 288v42"/><path class="R" d="M228 284h90v46h-90z"/><path class="N" d="M252 300h42v30h-42z"/><path class="Y x" d="M262 330q0-16 10-22 10 8 10 22z"/><path class="D" d="M-4 280h240v8H-4z"/>'
    '<path class="N" d="M230 284q-2-22-6-26h98q-4 20-24 26z"/><path d="M320 260l24-12M240 250q4-8 0-14M272 248q4-8 0-14M300 250q4-8 0-14"/>'
)
OFFICE = (
    ROOM
    + TILES
    + '<path class="B" d="M-4 176h368v22H-4z"/><path class="P x" d="M130 184h100v6H130z"/><path class="P" d="M16 208h96v78H16zM132 208h96v78h-96zM248 208h96v78h-96z"/><path class="L" d="M24 236h80v50H24zM140 236h80v50h-80zM256 236h80v50h-80z"/>'
    '<g class="d"><path d="M61 217l5-3v14M176 217q8-6 9 2-1 3-9 9h10M293 214h9l-5 6q8 2 3 7-4 3-8 0"/></g><path class="D" d="M50 286q4-26 14-26t14 26zM282 286q4-26 14-26t14 26z"/>'
    '<path class="T" d="M-4 290h368v40H-4z"/><path class="P" d="M-4 282h368v9H-4z"/><path d="M120 291v39M240 291v39"/><path class="G" d="M330 282q-14-20-6-34 8 8 8 20 4-14 14-16 2 18-10 30z"/>'
)
COURTROOM = (
    ROOM
    + '<path class="T" d="M24 166h312v164H24z"/><path d="M102 166v164M258 166v164M24 178h312"/><path class="P" d="M180 188a34 34 0 1 1 0 68 34 34 0 1 1 0-68"/><path d="M180 198v44M156 206q24-8 48 0M156 206l-9 22h18zM204 206l-9 22h18zM166 244h28"/>'
    '<path class="N" d="M146 300v-48q0-8 8-8h52q8 0 8 8v48M84 300v-34q0-6 6-6h30q6 0 6 6v34M234 300v-34q0-6 6-6h30q6 0 6 6v34"/>'
    '<path class="R" d="M52 292h256v38H52z"/><path class="T" d="M44 282h272v11H44z"/><path d="M140 293v37M220 293v37"/><path class="F" d="M-4 330h368v14H-4z"/>'
)
SHOP = (
    ROOM
    + TILES
    + '<path class="T" d="M14 166h332v164H14z"/><path class="P x" d="M22 174h316v40H22zM22 224h316v40H22zM22 274h316v48H22z"/>'
    '<path class="R" d="M34 190h20v24H34zM60 184h14v30H60zM118 242h36v22h-36zM300 236h24v28h-24zM36 292h30v30H36zM200 298h40v24h-40z"/><path class="B" d="M82 194h28v20H82zM200 184h14v30h-14zM220 184h14v30h-14zM172 234h16v30h-16zM194 234h16v30h-16zM250 286h30v36h-30z"/>'
    '<path class="Y" d="M120 186h18v28h-18zM144 186h18v28h-18zM34 240h32v24H34zM226 232h14v32h-14zM80 298h40v24H80zM290 292h30v30h-30z"/><path class="G" d="M254 192h30v22h-30zM292 184h16v30h-16zM74 234h16v30H74zM96 234h16v30H96zM250 242h40v22h-40zM136 284h20v38h-20zM164 284h20v38h-20z"/>'
)
HOSPITAL = (
    ROOM
    + TILES
    + '<path class="B x" d="M0 268h360v55H0z"/><path class="D x" d="M0 264h360v5H0z"/><path class="P" d="M28 184h86v146H28zM246 184h86v146h-86zM71 184v146"/><path class="L" d="M38 204h22v44H38zM82 204h22v44H82zM268 204h42v44h-42z"/><path d="M64 262v14M78 262v14M256 262v14"/>'
    '<path class="P" d="M156 184h48v48h-48z"/><path class="R x" d="M174 192h12v10h10v12h-10v10h-12v-10h-10v-12h10z"/><path class="N" d="M128 294h104v8H128zM136 302v28M224 302v28M128 294v-24h104v24M162 270v24M198 270v24"/>'
)
HOME = (
    ROOM
    + '<path class="P" d="M30 178h100v96H30z"/><path class="S" d="M38 186h84v80H38zM80 186v80"/><path class="R" d="M22 170h34q4 60-12 112H22zM138 170h-34q-4 60 12 112h22z"/><path d="M16 170h128"/>'
    '<path class="T" d="M188 182h76v54h-76z"/><path class="S x" d="M195 189h62v40h-62z"/><path class="M x" d="M195 229q16-30 30-12 14-18 32 12z"/>'
    '<path class="G" d="M166 262q0-12 12-12h136q12 0 12 12v60H166z"/><path class="G" d="M152 286q0-10 11-10t11 10v20h144v-20q0-10 11-10t11 10v44H152zM174 306h144M246 252v54"/><path class="Y" d="M184 304l-4-28 26-4 4 32z"/>'
    '<path class="T" d="M24 296h104v34H24zM76 296v34M66 312h4M82 312h4"/><path class="R" d="M40 296v-26q8-10 16 0v26z"/><path class="D" d="M44 266v-6h8v6"/><path class="P" d="M92 284h18v12H92zM110 286q8 4 0 8"/><path class="Y x" d="M41 278h14v6H41z"/><path class="F" d="M100 352h170l20 30H76z"/>'
)
FACTORY = (
    '<path class="W x" d="M0 0h360v400H0z"/><path class="D" d="M-4 330h368v74H-4z"/><path class="N" d="M-4 166h368v10H-4zM84 176v154h-7V176zM290 176v154h-7V176z"/><path class="S" d="M14 192h50v40H14zM14 212h50M39 192v40M104 192h50v40h-50zM104 212h50M129 192v40M304 192h44v40h-44zM304 212h44M326 192v40"/>'
    '<path class="G" d="M100 244h74v86h-74zM174 276h66v54h-66z"/><path class="L" d="M110 256h36v26h-36z"/><path class="R x" d="M154 256h10v10h-10z"/><path class="Y x" d="M154 272h10v10h-10z"/><path d="M112 296h50M112 306h50M112 316h50"/>'
    '<path class="D" d="M196 190h26v42h-26zM188 232h42v14h-42zM204 246h10v30h-10z"/><path class="N" d="M240 296h124v12H240zM262 308v22M336 308v22"/><path class="Y" d="M256 276h26v20h-26zM306 276h26v20h-26z"/><path class="Y x" d="M0 338h360v6H0z"/>'
)
INDOOR = {
    "kitchen": KITCHEN,
    "office": OFFICE,
    "courtroom": COURTROOM,
    "shop": SHOP,
    "hospital": HOSPITAL,
    "home": HOME,
    "factory": FACTORY,
}
