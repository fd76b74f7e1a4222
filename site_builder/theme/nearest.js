// The nearest places, or counties, worked out on the phone: the position is sent nowhere.
(() => {
  const said = document.getElementById("nearest");
  if (!said || !navigator.geolocation) return;
  const button = document.createElement("button");
  button.textContent = "找离我最近的";
  said.before(button);

  const show = (words, found = []) => {
    said.textContent = words;
    for (const { name, href, km } of found) {
      const link = document.createElement("a");
      link.href = href;
      link.textContent = name;
      said.append(document.createElement("br"), link, ` 约${km < 10 ? km.toFixed(1) : Math.round(km)}公里`);
    }
  };
  const counties = () =>
    [...document.querySelectorAll("[data-at]")].map((a) => (
      { name: a.getAttribute("aria-label"), href: a.href, at: a.dataset.at.split(",") }));
  const places = () =>
    fetch(document.getElementById("places").href).then((answer) => answer.json()).then(({ features }) =>
      features.map(({ properties: { id, name }, geometry: { coordinates: [lon, lat] } }) => (
        { name, href: `../entry/${id}/`, at: [lat, lon] }))).catch(() => []);
  const near = (all, { latitude, longitude }) => {
    const narrow = Math.cos(latitude * Math.PI / 180);
    for (const one of all) one.km = Math.hypot((one.at[1] - longitude) * narrow, one.at[0] - latitude) * 111.2;
    return all.sort((a, b) => a.km - b.km).slice(0, 3);
  };

  button.addEventListener("click", () => {
    show("正在看您在哪里，位置只留在这个手机里……");
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => {
        const found = near(await places(), coords);
        if (found.length) return show("直线距离最近的：", found);
        show("各家的位置还没有人核实过。按县城算，离您近的县区：", near(counties(), coords));
      },
      () => show("没有看到您的位置。点您的县区，也能找到。"),
      { timeout: 10000, maximumAge: 600000 },
    );
  });
})();
