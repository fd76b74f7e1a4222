"""Clocks that events in a person's life start: what must be done, within how long, by which article.

One table for the calculator of periods and for the forms of services, so that both name the same last day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chalicelib.definitions.law import Citation
from chalicelib.definitions.working_calendar import WorkingCalendar

from .outcome import Deadline
from .periods import LastDay, last_day, working_days_after


class Kind(StrEnum):
    """How a clock behaves once it runs, and what may still be done when it is over."""

    LIMITATION = "limitation"
    """诉讼时效: begins anew (民法典 195), stops at its end (194), and only the other side may plead it (192, 193)."""

    LABOUR = "labour"
    """劳动仲裁时效: begins anew too (劳动争议调解仲裁法 27.2)."""

    ENFORCEMENT = "enforcement"
    """申请执行: as 诉讼时效 (民事诉讼法 250)."""

    RECOGNITION = "recognition"
    """工伤认定: time lost without fault does not count (法释〔2014〕9号 7)."""

    COURT = "court"
    """Steps in a lawsuit: a court may grant more time (民事诉讼法 86)."""

    AGENCY = "agency"
    """Against an office: time lost to obstacles does not count (行政复议法 20.2, 行政诉讼法 48)."""

    FIXED = "fixed"
    """Nothing stops it (民法典 199)."""

    OTHER = "other"


@dataclass(frozen=True)
class Clock:
    """One period, of days, working days, months or years. ``since`` is the first day of an event that the rule in force
    covers; None where it has been the same for as long as anybody can ask. ``old_years`` is the 诉讼时效 that held before
    2017-10-01, 0 for clocks that it does not concern.
    """

    what: str
    law: str
    article: str
    kind: Kind
    days: int = 0
    working_days: int = 0
    months: int = 0
    years: int = 0
    since: date | None = None
    old_years: int = 0

    @property
    def citation(self) -> Citation:
        """The article that sets the period."""
        return Citation(self.law, self.article)

    @property
    def length(self) -> str:
        """The period in words: 15天, 3个工作日, 6个月, 1年."""
        parts = ((self.years, "年"), (self.months, "个月"), (self.days, "天"), (self.working_days, "个工作日"))
        return "".join(f"{number}{unit}" for number, unit in parts if number)

    def last_day(self, event: date, calendar: WorkingCalendar) -> LastDay:
        """The last day of the period that an event starts."""
        if self.working_days:
            return working_days_after(event, self.working_days, calendar)
        return last_day(event, calendar, days=self.days, months=self.months, years=self.years)

    def deadline(self, event: date, calendar: WorkingCalendar) -> Deadline:
        """The clock as it runs from an event."""
        return Deadline.of(self.what, self.last_day(event, calendar), self.citation)


CODE, SUIT, OFFICE_SUIT = "civil-code", "civil-procedure-law", "administrative-litigation-law"
LABOUR, INJURY, CRIME = "labor-dispute-law", "work-injury-insurance-regulation", "criminal-procedure-law"
REVIEW, PENALTY = "administrative-reconsideration-law", "administrative-penalty-law"

URGENT_DAYS = 7
"""With fewer days left, legal aid may begin before it is decided on (法律援助法 44.1(1))."""

OLD_LIMITATION = date(1987, 1, 1)  # 民法通则
ARBITRATION_LAW = date(2008, 5, 1)
CIVIL_CODE = date(2021, 1, 1)

CLOCKS: Mapping[str, Clock] = {
    # work injury
    "recognition-by-employer": Clock(
        "单位申请工伤认定", INJURY, "17.1", Kind.RECOGNITION, days=30, since=date(2004, 1, 1)
    ),
    "recognition": Clock("自己申请工伤认定", INJURY, "17.2", Kind.RECOGNITION, years=1, since=date(2004, 1, 1)),
    "second-appraisal": Clock("不服鉴定，申请再次鉴定", INJURY, "26", Kind.OTHER, days=15, since=date(2004, 1, 1)),
    # labour
    "labour-arbitration": Clock("申请劳动仲裁", LABOUR, "27.1", Kind.LABOUR, years=1, since=ARBITRATION_LAW),
    "injury-arbitration": Clock("为工伤待遇申请劳动仲裁", LABOUR, "27.1", Kind.LABOUR, years=1, since=ARBITRATION_LAW),
    "wages-arbitration": Clock("为工资申请劳动仲裁", LABOUR, "27.4", Kind.LABOUR, years=1, since=ARBITRATION_LAW),
    "labour-inspection": Clock(
        "找劳动监察投诉", "labor-inspection-regulation", "20", Kind.OTHER, years=2, since=date(2004, 12, 1)
    ),
    "labour-lawsuit": Clock("不服裁决，去法院起诉", LABOUR, "50", Kind.COURT, days=15, since=ARBITRATION_LAW),
    "lawsuit-after-annulment": Clock(
        "裁决被撤销，去法院起诉", LABOUR, "49.3", Kind.COURT, days=15, since=ARBITRATION_LAW
    ),
    "labour-answer": Clock("向仲裁委交答辩书", LABOUR, "30.2", Kind.OTHER, days=10, since=ARBITRATION_LAW),
    # 诉讼时效
    "debt": Clock("去法院起诉，要欠款", CODE, "188.1", Kind.LIMITATION, years=3, since=OLD_LIMITATION, old_years=2),
    "demanded-debt": Clock(
        "去法院起诉（从这次要钱重新算）", CODE, "195", Kind.LIMITATION, years=3, since=OLD_LIMITATION, old_years=2
    ),
    "body": Clock("去法院起诉，要赔偿", CODE, "188.1", Kind.LIMITATION, years=3, since=OLD_LIMITATION, old_years=1),
    "loss": Clock("去法院起诉，要赔损失", CODE, "188.1", Kind.LIMITATION, years=3, since=OLD_LIMITATION, old_years=2),
    "product": Clock(
        "去法院起诉，要产品赔偿", CODE, "188.1", Kind.LIMITATION, years=3, since=OLD_LIMITATION, old_years=2
    ),
    "product-special": Clock(
        "最稳妥：两年内就去要产品赔偿", "product-quality-law", "45.1", Kind.LIMITATION, years=2, since=date(1993, 9, 1)
    ),
    "abuse": Clock("为小时候受的性侵害起诉", CODE, "191", Kind.LIMITATION, years=3, since=date(2017, 10, 1)),
    "longest": Clock("最长20年，以后法院一般不管", CODE, "188.2", Kind.OTHER, years=20),
    "insurance": Clock("要保险公司赔（不是人寿保险）", "insurance-law", "26.1", Kind.LIMITATION, years=2),
    "life-insurance": Clock("要人寿保险金", "insurance-law", "26.2", Kind.LIMITATION, years=5),
    "state-compensation": Clock(
        "请求国家赔偿", "state-compensation-law", "39.1", Kind.OTHER, years=2, since=date(1995, 1, 1)
    ),
    # rights that end
    "guarantee": Clock("没写保证期限的，找保证人", CODE, "692.2", Kind.FIXED, months=6, since=CIVIL_CODE),
    "void-for-fraud": Clock("请求撤销", CODE, "152.1(1)", Kind.FIXED, years=1, since=CIVIL_CODE),
    "void-for-mistake": Clock("因为弄错了请求撤销", CODE, "152.1(1)", Kind.FIXED, days=90, since=CIVIL_CODE),
    "void-for-duress": Clock("因为被逼请求撤销", CODE, "152.1(2)", Kind.FIXED, years=1, since=CIVIL_CODE),
    "void-longest": Clock("请求撤销，最长5年", CODE, "152.2", Kind.FIXED, years=5, since=CIVIL_CODE),
    "legacy": Clock("表示接受遗赠", CODE, "1124.2", Kind.FIXED, days=60, since=CIVIL_CODE),
    "marriage-by-duress": Clock("请求撤销婚姻", CODE, "1052.2", Kind.FIXED, years=1, since=CIVIL_CODE),
    "marriage-with-illness": Clock("请求撤销婚姻", CODE, "1053.2", Kind.FIXED, years=1, since=CIVIL_CODE),
    "withdraw-divorce": Clock("不想离了，撤回申请", CODE, "1077.1", Kind.FIXED, days=30, since=CIVIL_CODE),
    "collect-divorce": Clock("两个人一起去领离婚证", CODE, "1077.2", Kind.FIXED, days=30, since=CIVIL_CODE),
    "return-online-goods": Clock(
        "网购退货，不用说理由", "consumer-rights-law", "25.1", Kind.OTHER, days=7, since=date(2014, 3, 15)
    ),
    "refund-card": Clock(
        "预付卡退款，不用说理由", "prepaid-interpretation", "14.1", Kind.OTHER, days=7, since=date(2025, 5, 1)
    ),
    # lawsuits and what they end in
    "answer": Clock("向法院交答辩状", SUIT, "128.1", Kind.COURT, days=15),
    "jurisdiction": Clock("说不该这家法院管", SUIT, "130.1", Kind.COURT, days=15),
    "appeal": Clock("不服判决，上诉", SUIT, "171.1", Kind.COURT, days=15),
    "appeal-order": Clock("不服裁定，上诉", SUIT, "171.2", Kind.COURT, days=10),
    "retrial": Clock("申请再审", SUIT, "216", Kind.COURT, months=6, since=date(2013, 1, 1)),
    "enforcement": Clock("申请法院强制执行", SUIT, "250.1", Kind.ENFORCEMENT, years=2, since=date(2008, 4, 1)),
    "payment-order": Clock("对支付令提出书面异议", SUIT, "227.2", Kind.COURT, days=15),
    "confirm-mediation": Clock("两边一起申请司法确认", SUIT, "205", Kind.OTHER, days=30, since=date(2011, 1, 1)),
    "protection-order": Clock(
        "申请复议一次", "anti-domestic-violence-law", "31", Kind.COURT, days=5, since=date(2016, 3, 1)
    ),
    "set-aside": Clock("申请撤销仲裁裁决", "arbitration-law", "72", Kind.OTHER, months=3, since=date(2026, 3, 1)),
    "set-aside-before-2026": Clock(
        "申请撤销仲裁裁决（旧规定6个月）", "arbitration-law", "72", Kind.OTHER, months=6, since=date(1995, 9, 1)
    ),
    "administrative-appeal": Clock("不服判决，上诉", OFFICE_SUIT, "85", Kind.COURT, days=15),
    "administrative-appeal-order": Clock("不服裁定，上诉", OFFICE_SUIT, "85", Kind.COURT, days=10),
    "criminal-appeal": Clock("被告人不服判决，上诉", CRIME, "230", Kind.COURT, days=10),
    "criminal-appeal-order": Clock("不服刑事裁定，上诉", CRIME, "230", Kind.COURT, days=5),
    "ask-for-protest": Clock("受害人请检察院抗诉", CRIME, "229", Kind.COURT, days=5),
    "no-prosecution": Clock("受害人向上一级检察院申诉", CRIME, "180", Kind.OTHER, days=7),
    # offices
    "reconsideration": Clock("申请行政复议", REVIEW, "20.1", Kind.AGENCY, days=60, since=date(1999, 10, 1)),
    "reconsideration-untold": Clock("申请行政复议，最晚", REVIEW, "20.3", Kind.AGENCY, years=1, since=date(2024, 1, 1)),
    "administrative-lawsuit": Clock("去法院告机关", OFFICE_SUIT, "46.1", Kind.AGENCY, months=6, since=date(2015, 5, 1)),
    "administrative-lawsuit-untold": Clock(
        "去法院告机关，最晚",
        "administrative-litigation-interpretation",
        "64.1",
        Kind.AGENCY,
        years=1,
        since=date(2018, 2, 8),
    ),
    "lawsuit-after-reconsideration": Clock("不服复议，去法院起诉", OFFICE_SUIT, "45", Kind.AGENCY, days=15),
    "pay-fine": Clock("交罚款", PENALTY, "67.3", Kind.OTHER, days=15),
    "traffic-finding": Clock(
        "不服事故认定，申请复核", "road-accident-procedure-rules", "71", Kind.OTHER, working_days=3
    ),
}
"""Every clock by its id."""
