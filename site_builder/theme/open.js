// Says whether an office is open now, by China's clock wherever the phone is. Without it the page gives the week's hours.
(() => {
  const said = document.querySelector("[data-open]");
  if (!said) return;
  const { from, days, hours } = JSON.parse(said.dataset.open);
  const sessions = (day) => (hours[days[day]] || "").split(",").filter(Boolean).map((each) => each.split("-"));
  const named = (day, today) => {
    if (day <= today + 1) return day === today ? "" : "明天";
    const date = new Date(Date.parse(from) + day * 864e5);
    return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日（周${"日一二三四五六"[date.getUTCDay()]}）`;
  };
  const say = () => {
    const here = new Date(Date.now() + 8 * 36e5); // what it shows as UTC is what clocks in China show
    const clock = here.toISOString().slice(11, 16);
    const today = Math.floor((here - Date.parse(from)) / 864e5);
    if (!days[today]) return (said.textContent = "");
    const open = sessions(today).find(([opens, closes]) => opens <= clock && clock < closes);
    if (open) return (said.textContent = `现在开着，到${open[1]}`);
    for (let day = today; days[day]; day++) {
      const next = sessions(day).find(([opens]) => day > today || opens > clock);
      if (next) return (said.textContent = `现在没开，${named(day, today)}${next[0]}开`);
    }
    said.textContent = "现在没开";
  };
  say();
  setInterval(say, 3e4);
})();
