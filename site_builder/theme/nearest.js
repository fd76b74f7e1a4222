// The nearest places, or counties, worked out on the phone: the position is sent nowhere.
(() => {
  const said = document.getElementById("nearest");
  if (!said || !navigator.geolocation) return;
  const button = document.createElement("button");
  button.textContent = "找离我最近的";
  said.append(button);

  const km = (a, b) => {
    const turn = Math.PI / 180;
    return Math.hypot((a[1] - b[1]) * Math.cos(a[0] * turn), a[0] - b[0]) * 111.2;
  };
  const counties = () =>
    [...document.querySelectorAll("[data-at]")].map((a) => ({
      name: a.getAttribute("aria-label"), href: a.href, at: a.dataset.at.split(",").map(Number),
    }));
  const places = () =>
    fetch(document.getElementById("places").href)
      .then((answer) => answer.json())
      .then(({ features }) => features.map(({ properties: { id, name }, geometry: { coordinates: [lon, lat] } }) => (
        { name, href: `../entry/${id}/`, at: [lat, lon] })))
      .catch(() => []);

  const show = (words, found) => {
    said.textContent = words;
    for (const { name, href, far } of found) {
      const link = document.createElement("a");
      link.href = href;
      link.textContent = name;
      said.append(document.createElement("br"), link, far === undefined ? "" : ` 约${far < 10 ? far.toFixed(1) : Math.round(far)}公里`);
    }
  };
  const near = (all, here) =>
    all.map((one) => Object.assign(one, { far: km(one.at, here) })).sort((a, b) => a.far - b.far).slice(0, 3);

  button.addEventListener("click", () => {
    said.textContent = "正在看您在哪里，位置只留在这个手机里……";
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => {
        const here = [coords.latitude, coords.longitude];
        const found = near(await places(), here);
        if (found.length) return show("直线距离最近的：", found);
        show("哪一家离您近，还没有人核实过位置。按县城算，离您近的县区：", near(counties(), here).slice(0, 2));
      },
      () => show("没有看到您的位置。点上面您的县区，也能找到。", []),
      { timeout: 10000, maximumAge: 600000 },
    );
  });
})();
