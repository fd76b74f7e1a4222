"""What stands beside the last days: what an event does not tell, and what may be done when a day is past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import Step
from chalicelib.rules.statutory_clocks import CODE, INJURY, LABOUR, OFFICE_SUIT, PENALTY, REVIEW, SUIT, Kind

from .events import AGREED, BEGIN_ANEW, HARM_DONE, OBSTACLE_OVER
from .running import THREE_YEARS_SINCE, Happened, Running, in_words

LIMITATION_RULES = "limitation-interpretation"

REMEDIES: Mapping[Kind, Step] = {
    Kind.LIMITATION: Step(
        "过了诉讼时效也能去告：对方自己不提，法院不会主动说。这中间要过钱、对方答应过或还过一点的，从那天重新算。",
        citation=Citation(CODE, "193"),
    ),
    Kind.LABOUR: Step(
        "过了一年也能去仲裁：单位在仲裁时不提过期，到了法院一般不能再提。这中间要过、投诉过的，从那天重新算。",
        citation=Citation("labor-dispute-interpretation-2", "20.1"),
    ),
    Kind.ENFORCEMENT: Step(
        "过了两年，法院也要收执行申请；对方提出来、法院查实了，才不执行。这中间催过的，从那天重新算。",
        citation=Citation("civil-procedure-interpretation", "481.1"),
    ),
    Kind.RECOGNITION: Step(
        "不是自己的原因耽误的，比如单位拖着、先去确认劳动关系，耽误的时间不算。单位过了30天，自己还有一年。",
        citation=Citation("work-injury-interpretation", "7"),
    ),
    Kind.COURT: Step(
        "因为天灾、生重病等办不了的，障碍没了以后10天内，可以请法院多给几天。准不准由法院定。",
        citation=Citation(SUIT, "86"),
    ),
    Kind.AGENCY: Step(
        "因为天灾等正当理由耽误的，不算过期。决定书上没写可以复议、可以去告的，最长有一年。",
        citation=Citation(REVIEW, "20.2"),
    ),
    Kind.FIXED: Step("这种期限不停、不重新算，过了这个权利就没了。", citation=Citation(CODE, "199")),
}
"""By the kind of a clock that is over."""

ABOUT: Mapping[str, tuple[Step, ...]] = {
    "injured_at_work": (
        Step("单位过了30天才申请，晚的那段时间的费用由单位出。", citation=Citation(INJURY, "17.4")),
        Step(
            "给一户人家干活受伤的，不走工伤，向雇的人要赔偿。请选「被人伤害」再算一次。",
            citation=Citation(CODE, "1192.1"),
        ),
    ),
    "appraisal_received": (
        Step(
            "哪天算单位侵了权，各地认的不一样：收到鉴定、单位不给、离职。按收到鉴定那天算最稳妥。",
            citation=Citation(LABOUR, "27.1"),
        ),
        Step("鉴定作出一年以后，伤情变了的，可以申请复查。", citation=Citation(INJURY, "28")),
    ),
    "left_job": (
        Step("在职的时候欠的工资，也从离职这天起算一年。", citation=Citation(LABOUR, "27.4")),
        Step("经济补偿、赔偿金也是一年，一般从离职那天算。", citation=Citation(LABOUR, "27.1")),
        Step("没签合同的双倍工资，从哪天起算各地认的不一样，可能比离职早。早点去。", citation=Citation(LABOUR, "27.1")),
    ),
    "wages_missed": (
        Step(
            "还在这家干，要工资没有一年的限制，现在就能去仲裁。离职以后，一年内要去。",
            citation=Citation(LABOUR, "27.4"),
        ),
        Step("一直欠着的，随时能找劳动监察投诉。", citation=Citation("labor-inspection-regulation", "20.2")),
    ),
    "labour_ruling": (
        Step("写明终局裁决的，劳动者也是15天内起诉。", citation=Citation(LABOUR, "48")),
        Step("终局裁决，单位不能起诉，只能在30天内申请撤销。", citation=Citation(LABOUR, "49.1")),
    ),
    "debt_due": (
        Step("分几次还的，从最后一期算。", citation=Citation(CODE, "189")),
        Step(
            "没写还款日的，从催款时给的日子满了算；对方明说不还，从那天算。", citation=Citation(LIMITATION_RULES, "4")
        ),
    ),
    "product_harm": (
        Step("产品质量法写的是两年，民法典写的是三年。两年内去最稳妥。", citation=Citation(CODE, "188.1")),
        Step("产品交到第一个买主手里满10年，一般就不能要了。", citation=Citation("product-quality-law", "45.2")),
    ),
    HARM_DONE: (Step("有特殊情况的，可以请法院延长20年，准不准由法院定。", citation=Citation(CODE, "188.2")),),
    "body_harmed": (Step("从知道受了伤害、也知道该找谁那天算，不一定是出事那天。", citation=Citation(CODE, "188.2")),),
    "loss": (Step("从知道受了损失、也知道该找谁那天算。", citation=Citation(CODE, "188.2")),),
    "support_due": (Step("要赡养费、抚养费、扶养费，没有诉讼时效。", citation=Citation(CODE, "196(3)")),),
    "judgment": (Step("上诉状在到期以前交邮局寄出，不算过期。收据留好。", citation=Citation(SUIT, "85.4")),),
    "order": (Step("只有不收案、管辖、驳回起诉这三种裁定能上诉。", citation=Citation(SUIT, "157.2")),),
    "final_judgment": (
        Step("有新证据、证据是假的等四种情形，从知道那天起6个月。", citation=Citation(SUIT, "216")),
        Step("调解书也是生效后6个月内申请再审。", citation=Citation("civil-procedure-interpretation", "382")),
        Step("要对方照判决给钱，是另一个期限：选「判决、裁决写的最后一天」。", citation=Citation(SUIT, "250.2")),
    ),
    "perform_by": (Step("分几次给的，从最后一次算；没写哪天给的，从生效那天算。", citation=Citation(SUIT, "250.2")),),
    "payment_order": (Step("不提异议又不还，对方可以申请执行。", citation=Citation(SUIT, "227.3")),),
    "complaint_received": (Step("不答辩，案子照样审。也一定要去开庭。", citation=Citation(SUIT, "128.2")),),
    "mediated": (
        Step("要两边一起去。不去确认，协议一样算数，只是不能直接执行。", citation=Citation("mediation-law", "31")),
    ),
    "award": (
        Step(
            "2026年3月1日以前收到的，旧规定是6个月，新规定是3个月。怎么衔接法律没写，越早越好，先问中级法院。",
            citation=Citation("arbitration-law", "72"),
        ),
    ),
    "criminal_order": (Step("从收到的第二天起算。", citation=Citation("criminal-procedure-law", "230")),),
    "decision": (
        Step(
            "当场罚款、不给公开信息、该管不管等几种，要先复议，再去法院。",
            citation=Citation(REVIEW, "23"),
        ),
        Step("从决定作出起超过5年（不动产20年），法院不收。", citation=Citation(OFFICE_SUIT, "46.2")),
    ),
    "decision_untold": (
        Step(
            "没写清楚的，从知道可以复议、可以告那天起算60天、6个月，最长不过一年。别等到最后。",
            citation=Citation("administrative-litigation-interpretation", "64.1"),
        ),
    ),
    "fined": (
        Step(
            "复议、打官司的时候，罚款一般还是要先交；加处的那部分，这段时间不算。", citation=Citation(PENALTY, "73.3")
        ),
    ),
    "state_wrong": (Step("被关着的日子不算在两年里。", citation=Citation("state-compensation-law", "39.1")),),
    "traffic_finding": (
        Step("这里的3天是工作日，只能申请一次。", citation=Citation("road-accident-procedure-rules", "71")),
        Step("要赔偿是另一个期限：选「被人伤害」。", citation=Citation(CODE, "188.1")),
    ),
    "divorce_applied": (Step("先等满30天，再30天内两个人亲自去领；不去，算撤回。", citation=Citation(CODE, "1077")),),
    "deceived": (Step("不管哪天知道，合同签了5年就不能撤销了。", citation=Citation(CODE, "152.2")),),
    "mistaken": (Step("不管哪天知道，合同签了5年就不能撤销了。", citation=Citation(CODE, "152.2")),),
    "online_goods": (
        Step(
            "定做的、鲜活的、拆封的音像软件等不在内；东西要完好，退的运费自己出。",
            citation=Citation("consumer-rights-law", "25"),
        ),
    ),
    "card_paid": (Step("以前用过同样的商品、服务的不在内。", citation=Citation("prepaid-interpretation", "14.1")),),
    "legacy_known": (
        Step("到期不说话，算不要。遗嘱里写给法定继承人的，不用这样表示。", citation=Citation(CODE, "1124")),
    ),
    "criminal_judgment": (
        Step(
            "从收到判决书的第二天起算。受害人自己不能上诉，只能请检察院抗诉。",
            citation=Citation("criminal-procedure-law", "229"),
        ),
    ),
}
"""By event."""

COUNTING = Step(
    "开始那天不算，从第二天起。最后一天遇上周末、放假，顺延到上班第一天。", citation=Citation(CODE, "203.1")
)


OLD_RULES = Step(
    "2017年10月1日以前就满了的，按当时的规定算：一般两年，身体受伤的一年。",
    citation=Citation("civil-code-time-interpretation", "1.2"),
)


def notes(happened: Sequence[Happened], running: Sequence[Running], today: date) -> Iterator[Step]:
    """What to know about these events: first what may be done where days are past, last how each day was counted."""
    over = [each for each in running if each.is_over(today)]
    yield from _once(REMEDIES[each.clock.kind] for each in over if each.clock.kind in REMEDIES)
    yield from _promises_after(happened, over)
    yield from _once(step for event, _ in happened for step in ABOUT.get(event, ()))
    yield from _beginning_anew(happened, running)
    if any(each.clock.old_years and each.last.day < THREE_YEARS_SINCE for each in running):
        yield OLD_RULES
    if running:
        yield COUNTING
    yield from (each.step for each in running)


def _promises_after(happened: Sequence[Happened], over: Sequence[Running]) -> Iterator[Step]:
    """民法典 192.2: who promises after the end cannot plead it any more."""
    for event, day in happened:
        if event == AGREED and any(each.clock.kind is Kind.LIMITATION and day > each.last.day for each in over):
            yield Step(
                f"对方{in_words(day)}答应过，那时已经过期：他答应了就不能再拿过期说事，证据留好。",
                citation=Citation(CODE, "192.2"),
            )


def _beginning_anew(happened: Sequence[Happened], running: Sequence[Running]) -> Iterator[Step]:
    if any(event in BEGIN_ANEW for event, _ in happened):
        yield Step(
            "要过、答应过的日子，对上面每一件能重新算的都算进去了。要有证据：聊天记录、短信、签收的信、还款记录。",
            citation=Citation(LIMITATION_RULES, "8"),
        )
        if len({each.event for each in running}) > 1:
            yield Step("几件不相干的事，请分开算，免得把这一件的催要算到那一件上。")
    if any(event == OBSTACLE_OVER for event, _ in happened) and any(r.clock.kind is Kind.LABOUR for r in running):
        yield Step("劳动仲裁被耽误的日子往后加，加几天由仲裁委认。这里没有加。", citation=Citation(LABOUR, "27.3"))


def _once(steps: Iterable[Step]) -> Iterator[Step]:
    yield from dict.fromkeys(steps)
