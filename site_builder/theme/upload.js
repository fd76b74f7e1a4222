// Several files with one press, photos made smaller before they are sent. Without it the page sends one file at a time.
(() => {
  const LONGEST = 2560; // pixels, as the server keeps them
  const said = document.getElementById("sending");
  if (!window.createImageBitmap || !window.fetch || !window.DataTransfer) return;

  const smaller = async (file) => {
    try {
      if (!file.type.startsWith("image/")) return file;
      const photo = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONGEST / Math.max(photo.width, photo.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(photo.width * scale));
      canvas.height = Math.max(1, Math.round(photo.height * scale));
      const paper = canvas.getContext("2d");
      paper.fillStyle = "#fff";
      paper.fillRect(0, 0, canvas.width, canvas.height);
      paper.drawImage(photo, 0, 0, canvas.width, canvas.height);
      photo.close();
      const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
      if (!made || made.size >= file.size) return file;
      return new File([made], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    } catch {
      return file; // the server says what is wrong with it
    }
  };

  const send = async (form, file) => {
    const body = new FormData(form);
    body.set("file", file);
    const answer = await fetch(form.action, { method: "POST", body });
    if (answer.ok) return "";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return (page.querySelector(".errors a") || page.querySelector("main p")).textContent;
  };

  for (const form of document.querySelectorAll('form[enctype="multipart/form-data"]')) {
    const input = form.querySelector("[type=file]");
    const button = form.querySelector("button");
    input.multiple = true;
    form.addEventListener("submit", async (event) => {
      const files = [...input.files];
      if (!files.length) return;
      event.preventDefault();
      button.disabled = true;
      for (const [n, file] of files.entries()) {
        said.textContent = `正在传第${n + 1}个，一共${files.length}个：${file.name}`;
        said.scrollIntoView({ block: "center" });
        const wrong = await send(form, await smaller(file)).catch(() => "网络断了，请再点一次「传上来」。");
        if (!wrong) continue;
        said.textContent = `${file.name}没有传上来：${wrong}${n ? `前面${n}个传好了。` : ""}`;
        const left = new DataTransfer();
        for (const each of files.slice(n)) left.items.add(each);
        input.files = left.files;
        button.disabled = false;
        return;
      }
      said.textContent = "都传好了，正在检查……";
      setTimeout(() => location.assign(form.action), 1500);
    });
  }
})();
