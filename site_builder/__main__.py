"""The command line: ``python -m site_builder check | build | serve | report figures``. What it says is for editors, in Chinese."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from chalicelib.definitions.errors import DefinitionsRefused
from chalicelib.settings import settings

from .build import Folders, build_site, checked_content
from .figures import report
from .serve import serve


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code is 1 when something must be mended."""
    options = _parser().parse_args(arguments)
    today = options.on or settings().today()
    try:
        if options.command == "serve":
            server_options = ["--port", str(options.port), "--root-path", options.root_path]
            server_options += ["--today", options.on.isoformat()] if options.on else []
            return serve(Folders(), today, _tell, server_options)
        if options.command == "build":
            build_site(Folders(), today, _tell)
        elif options.command == "report":
            for line in report(checked_content(Folders(), today, _tell), today):
                _tell(line)
        else:
            content = checked_content(Folders(), today, _tell, strict=options.strict, laws=options.laws)
            _tell(f"没有问题：{len(content.pages)} 页文章，{len(content.trees['calculators'])} 个计算器")
    except DefinitionsRefused as refused:
        for error in refused.errors:
            _tell(f"要改 {error}")
        _tell(f"有 {len(refused.errors)} 处要改，网站没有变。")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m site_builder", description="检查、生成、预览网站")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="检查内容，不生成")
    check.add_argument("--strict", action="store_true", help="快过期的数、该核对的页也算错")
    check.add_argument("--laws", type=Path, metavar="文件夹", help="拿这个文件夹里的法律原文核对引用的条文")
    build = commands.add_parser("build", help="检查并生成网站")
    preview = commands.add_parser("serve", help="生成并在本机打开，改了内容自动更新")
    preview.add_argument("--port", type=int, default=8000)
    preview.add_argument("--root-path", default="", help="放在这个路径下，比如 /12348")
    telling = commands.add_parser("report", help="列出用到的数：哪天该更新、问谁")
    telling.add_argument("what", choices=("figures",))
    for command in (check, build, preview, telling):
        command.add_argument("--on", type=date.fromisoformat, metavar="日期", help="当作这一天，比如 2026-12-31")
    return parser


def _tell(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # Windows consoles default to GBK
    sys.exit(main())
