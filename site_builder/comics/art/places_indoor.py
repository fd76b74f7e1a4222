"""Places with a ceiling."""

from __future__ import annotations

ROOM = '<path class="W x" d="M0 0h360v400H0z"/><path class="F" d="M-4 330h368v74H-4z"/><path class="P x" d="M0 322h360v8H0z"/>'
WINDOW = '<path class="P" d="M{0} 196h84v84h-84z"/><path class="B" d="M{1} 202h72v72h-72z"/><path d="M{2} 202v72"/>'

INDOOR = {
    "kitchen": ROOM
    + '<path class="B x" d="M0 210h360v72H0z"/><path d="M0 234h360M0 258h360M40 210v72M80 210v72M120 210v72M160 210v72M200 210v72M240 210v72M280 210v72M320 210v72"/>'
    + '<path class="T" d="M0 288h250v44H0z"/><path class="D" d="M0 280h256v10H0z"/><path class="D" d="M176 280q-30-6-34-24h76q-4 18-32 24zM218 258l26-8"/><path class="T" d="M250 288h60v42h-60z"/><path class="R" d="M262 296h36v26h-36z"/><path d="M62 290v40M124 290v40"/>',
    "office": ROOM
    + '<path class="D" d="M0 190h360v18H0z"/><path class="P" d="M20 214h90v70H20zM136 214h90v70h-90zM252 214h90v70h-90z"/><path class="B" d="M28 236h74v48H28zM144 236h74v48h-74zM260 236h74v48h-74z"/><path d="M62 219l4-2v13M176 219q6-4 8 1l-7 10h8M293 219h7l-5 5q6 3-2 6"/><path class="T" d="M-4 284h368v46H-4z"/><path class="P" d="M-4 278h368v10H-4z"/>',
    "courtroom": ROOM
    + '<path class="T" d="M40 170h280v160H40z"/><path d="M110 170v160M250 170v160"/><g><path d="M180 196v46M156 204h48M156 204l-9 22h18zM204 204l-9 22h18zM168 242h24"/></g><path class="T" d="M70 270h220v60H70z"/><path class="R" d="M62 260h236v12H62z"/><path d="M92 282h50v38H92zM155 282h50v38h-50zM218 282h50v38h-50z"/>',
    "shop": ROOM
    + '<path class="T" d="M16 170h328v160H16z"/><path class="P x" d="M24 178h312v36H24zM24 226h312v40H24zM24 278h312v44H24z"/>'
    + '<path class="R" d="M34 190h20v24H34zM58 184h14v30H58z"/><path class="B" d="M80 194h28v20H80zM196 184h16v30h-16zM216 184h16v30h-16z"/><path class="Y" d="M116 186h18v28h-18zM140 186h18v28h-18z"/><path class="G" d="M250 192h30v22h-30zM288 186h16v28h-16z"/>'
    + '<path class="Y" d="M36 240h30v26H36z"/><path class="G" d="M72 236h16v30H72zM92 236h16v30H92z"/><path class="R" d="M120 242h34v24h-34z"/><path class="B" d="M170 238h18v28h-18zM192 238h18v28h-18z"/><path class="Y" d="M230 234h14v32h-14zM250 244h40v22h-40z"/><path class="R" d="M300 238h24v28h-24z"/>',
    "hospital": ROOM
    + '<path class="B x" d="M0 262h360v60H0z"/><path class="P" d="M40 186h84v144H40zM236 186h84v144h-84z"/><path class="B" d="M64 202h36v40H64zM260 202h36v40h-36z"/><path d="M112 262v14M248 262v14"/><path class="R x" d="M174 196h12v12h12v12h-12v12h-12v-12h-12v-12h12z"/><path class="D" d="M140 296h80v8h-80zM148 304v26M212 304v26"/>',
    "home": ROOM
    + WINDOW.format(36, 42, 78)
    + '<path class="R" d="M28 190q14 50 2 98h-8v-98zM128 190q-14 50-2 98h8v-98z"/><path class="T" d="M186 200h60v44h-60z"/><path class="S" d="M192 206h48v32h-48z"/><path class="M x" d="M192 238q14-20 26-8 10-10 22 8z"/>'
    + '<path class="G" d="M168 262q0-10 10-10h142q10 0 10 10v52H168z"/><path class="G" d="M156 284q0-10 10-10t10 10v24h146v-24q0-10 10-10t10 10v46H156zM176 290h146M249 262v28"/>',
    "factory": '<path class="W x" d="M0 0h360v400H0z"/><path class="D" d="M-4 330h368v74H-4z"/><path class="D" d="M0 168h360v10H0z"/><path d="M60 178v152M300 178v152"/>'
    + '<path class="G" d="M84 240h76v90H84zM160 268h84v62h-84z"/><path class="B" d="M96 252h36v28H96z"/><path class="R x" d="M142 254a5 5 0 1 1 0 10 5 5 0 1 1 0-10"/><path class="D" d="M206 240h16v28h-16zM186 226h56v16h-56zM244 290h76v10h-76zM256 300v30M312 300v30"/><path class="Y" d="M268 272h28v18h-28z"/>',
}
