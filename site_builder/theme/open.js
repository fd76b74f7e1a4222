// Says whether an office is open now, by China's clock.
(() => {
  const said = document.querySelector("[data-open]");
  if (!said) return;
  const { from, days, hours } = JSON.parse(said.dataset.open);
  const first = Date.parse(from), DAY = 864e5;
  const sessions = (day) => hours[days[day]].split(",").filter(Boolean).map((each) => each.split("-"));
  const named = (day) => new Date(first + day * DAY)
    .toLocaleDateString("zh-CN", { timeZone: "UTC", month: "long", day: "numeric", weekday: "short" });
  const now = () => {
    const here = new Date(Date.now() + DAY / 3); // read as UTC: China's time
    const clock = here.toISOString().slice(11, 16);
    const today = Math.floor((here - first) / DAY);
    if (!days[today]) return "";
    const open = sessions(today).find(([opens, closes]) => opens <= clock && clock < closes);
    if (open) return `现在开着，到${open[1]}`;
    for (let day = today; days[day]; day++) {
      const next = sessions(day).find(([opens]) => day > today || opens > clock);
      if (next) return `现在没开，${day > today ? named(day) + " " : ""}${next[0]}开`;
    }
    return "现在没开";
  };
  const say = () => (said.textContent = now());
  say();
  setInterval(say, 3e4);
})();
