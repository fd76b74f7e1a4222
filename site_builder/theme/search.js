// Titles that may be meant, while somebody types into the search box. Without it the box searches all the same.
(() => {
  const box = document.getElementById("q");
  if (!box || !window.fetch || !window.AbortController || !("list" in box)) return;
  const list = document.createElement("datalist");
  list.id = "meant";
  box.after(list);
  box.setAttribute("list", list.id);
  const from = new URL("suggest", `${box.form.action}/`);
  let waiting, asking;

  const suggest = async () => {
    const typed = box.value.trim();
    if (asking) asking.abort();
    if (typed.length < 2 && !/[\u3400-\u9fff]/.test(typed)) return (list.textContent = "");
    asking = new AbortController();
    from.search = new URLSearchParams({ q: typed });
    try {
      const answer = await fetch(from, { signal: asking.signal });
      if (!answer.ok) return;
      const titles = await answer.json();
      list.textContent = "";
      for (const title of titles) list.appendChild(document.createElement("option")).value = title;
    } catch (away) {
      // the next letter tries again
    }
  };
  const soon = (event) => {
    clearTimeout(waiting);
    if (!event.isComposing) waiting = setTimeout(suggest, 250);
  };
  box.addEventListener("input", soon);
  box.addEventListener("compositionend", soon);
})();
