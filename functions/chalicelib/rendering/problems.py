"""Pages for what went wrong: never a bare code, always what to do now."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.definitions.city import Hotline

from . import render


@dataclass(frozen=True)
class Problem:
    """A problem as a person meets it."""

    title: str
    says: str


PROBLEMS = {
    400: Problem("发来的内容看不懂", "发来的内容格式不对，没有办。请回到表单重新填。"),
    403: Problem("没有办成", "这一页放得太久，或者不是从本站的页面发来的。请回到上一页，重新打开再办一次。"),
    404: Problem("这一页找不到了", "网址可能打错了，也可能这一页搬了家。"),
    405: Problem("这个网址不能这样用", "请从页面上的链接或按钮进来。"),
    413: Problem(
        "发来的内容太大",
        "发来的内容超过了能收的大小，没有办。照片和 PDF 一个最大10 MB：请在相机里调小再拍、截图，或者分成几个。文字请删短一些。按返回就能回到上一页。",
    ),
    415: Problem("发来的内容格式不认识", "这里只收表单和 JSON。"),
    422: Problem("有几处要改", "请按每一处的说明改一改。"),
    500: Problem("这一页现在打不开", "我们这边出了错，不是您的问题。填过的内容还在上一页，按返回就能看到。"),
    503: Problem("现在忙不过来", "请过几分钟再试。填过的内容还在上一页，按返回就能看到。"),
}


def problem_for(status: int) -> Problem:
    """The problem to show for a status; any other error shows as the nearest of its kind."""
    return PROBLEMS.get(status) or PROBLEMS[500 if status >= 500 else 400]


def render_problem(status: int, suggestions: Sequence[tuple[str, str]], hotline: Hotline) -> str:
    """The content of a problem page; ``suggestions`` are (address, title) of pages perhaps meant."""
    return render("problem.html", {"problem": problem_for(status), "suggestions": suggestions, "hotline": hotline})
