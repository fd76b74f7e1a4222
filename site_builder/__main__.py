"""The command line: ``python -m site_builder check | build | serve | new | film | posters | report | import |
demo-directory``. What it says is for editors, in Chinese.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from chalicelib.definitions.errors import DefinitionsRefused
from chalicelib.settings import settings

from . import collector
from .checking import Folders, checked_content
from .directory.ages import entries_to_verify
from .figures import figures_to_renew
from .sources import Content
from .writing.new import KINDS, write_new
from .writing.questions import Asker

REPORTS: Mapping[str, Callable[[Content, date], Iterable[str]]] = {
    "figures": figures_to_renew,
    "directory": entries_to_verify,
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code is 1 when something must be mended."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options, Folders(content=options.content), options.on or settings().today())
    except DefinitionsRefused as refused:
        for error in refused.errors:
            _tell(f"要改 {error}")
        _tell(f"有 {len(refused.errors)} 处要改，网站没有变。")
        return 1
    return code


def _check(options: argparse.Namespace, folders: Folders, today: date) -> int:
    with collector.resting():
        content = checked_content(folders, today, _tell, strict=options.strict, laws=options.laws)
    _tell(f"没有问题：{len(content.pages)} 页文章，{len(content.trees['calculators'])} 个计算器")
    return 0


def _build(options: argparse.Namespace, folders: Folders, today: date) -> int:
    from .build import build_site  # what a build is made with takes as long to load as a small check

    build_site(folders, today, _tell, options.laws)
    return 0


def _serve(options: argparse.Namespace, folders: Folders, today: date) -> int:
    from .serve import serve

    server_options = ["--port", str(options.port), "--root-path", options.root_path]
    server_options += ["--today", options.on.isoformat()] if options.on else []
    return serve(folders, today, _tell, server_options)


def _new(options: argparse.Namespace, folders: Folders, today: date) -> int:
    return 0 if write_new(folders.content, options.kind, today, Asker(input, _tell)) else 1


def _report(options: argparse.Namespace, folders: Folders, today: date) -> int:
    for line in REPORTS[options.what](checked_content(folders, today, _tell), today):
        _tell(line)
    return 0


def _import(options: argparse.Namespace, folders: Folders, today: date) -> int:
    from .directory.importing.command import Wish, import_directory

    wish = Wish(options.file, options.kind, options.source, options.verified, options.remove_gone, options.dry_run)
    return 0 if import_directory(folders.content, wish, today, _tell) else 1


def _film(options: argparse.Namespace, folders: Folders, today: date) -> int:
    from .made.command import make_films  # loads what draws, which a check need not wait for

    content = checked_content(folders, today, _tell)
    return 0 if make_films(content, folders.content, folders.build, options.ids, _tell) else 1


def _posters(options: argparse.Namespace, folders: Folders, today: date) -> int:
    from .made.command import make_posters

    content = checked_content(folders, today, _tell)
    return 0 if make_posters(content, folders.build, options.ids, _tell) else 1


def _demo_directory(options: argparse.Namespace, folders: Folders, today: date) -> int:
    """Write the demo's content; what is made by default is made anew each time, another folder must not be there yet."""
    from .directory.demo import write_demo_directory

    content, into = checked_content(folders, today, _tell), options.into
    if into is None:
        into = folders.build / "demo" / "content"
        shutil.rmtree(into, ignore_errors=True)
    if into.exists():
        _tell(f"{into} 已经有了，没有动它。换一个文件夹名，或者自己先把它删掉。")
        return 1
    shutil.copytree(folders.content, into)
    offices, people = write_demo_directory(into, content.directory, content.catalogue.city, today)
    _tell(f"写好了 {into}：{offices} 个机构，{people} 个人，名字里有「示例」的都是编的。")
    _tell(f"打开看：python -m site_builder serve --content {into}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m site_builder", description="检查、生成、预览网站")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="检查内容，不生成")
    check.add_argument("--strict", action="store_true", help="快过期的数、该核对的页也算错")
    check.add_argument("--laws", type=Path, metavar="文件夹", help="拿这个文件夹里的法律原文核对引用的条文")
    build = commands.add_parser("build", help="检查并生成网站")
    build.add_argument("--laws", type=Path, metavar="文件夹", help="拿这个文件夹里的法律原文核对，并且让人能搜到原文")
    preview = commands.add_parser("serve", help="生成并在本机打开，改了内容自动更新")
    preview.add_argument("--port", type=int, default=8000)
    preview.add_argument("--root-path", default="", help="放在这个路径下，比如 /12348")
    beginning = commands.add_parser("new", help="开始写一篇：一样一样地问，写好草稿")
    beginning.add_argument("kind", choices=tuple(KINDS), help=_kinds())
    telling = commands.add_parser("report", help="列出该更新的：figures 是用到的数，directory 是该再核实的人和机构")
    telling.add_argument("what", choices=tuple(REPORTS))
    importing = commands.add_parser("import", help="把单位导出的名册（.csv、.xlsx）导进来")
    _add_import_options(importing)
    film = commands.add_parser("film", help="把漫画做成短片（要有浏览器和 ffmpeg）")
    film.add_argument("ids", nargs="*", metavar="漫画", help="漫画的编号；不写，就做网站上所有的短片")
    posters = commands.add_parser("posters", help="把漫画画成海报和分享用的小图（要有浏览器）")
    posters.add_argument("ids", nargs="*", metavar="漫画", help="漫画的编号；不写，就画所有的")
    demo = commands.add_parser("demo-directory", help="照全市的规模编一份名册，和内容一起另放一个文件夹")
    demo.add_argument("--into", type=Path, metavar="文件夹", help="放在哪里，不写就是 build/demo/content")
    runs = {
        check: _check,
        build: _build,
        preview: _serve,
        beginning: _new,
        telling: _report,
        importing: _import,
        film: _film,
        posters: _posters,
        demo: _demo_directory,
    }
    for command, run in runs.items():
        _add_options_of_all(command, run)
    return parser


def _kinds() -> str:
    return "，".join(f"{id_} 是{kind.name}" for id_, kind in KINDS.items())


def _add_options_of_all(command: argparse.ArgumentParser, run: Callable[..., int]) -> None:
    mine = "不用 content，用这个文件夹里的内容"
    command.add_argument("--content", type=Path, metavar="文件夹", default=Folders().content, help=mine)
    command.add_argument("--on", type=date.fromisoformat, metavar="日期", help="当作这一天，比如 2026-12-31")
    command.set_defaults(run=run)


def _add_import_options(importing: argparse.ArgumentParser) -> None:
    importing.add_argument("what", choices=("directory",))
    importing.add_argument("file", type=Path, metavar="名册")
    importing.add_argument("--kind", default="", metavar="类别", help="整份名册是一类的，比如 律师")
    importing.add_argument(
        "--source", default="", metavar="来源", help="整份名册的来源，比如 市司法局律师名册，2026年11月"
    )
    importing.add_argument("--verified", type=date.fromisoformat, metavar="日期", help="有人担保整份名册都对的那一天")
    importing.add_argument("--remove-gone", action="store_true", help="名册里没有了的，移走")
    importing.add_argument("--dry-run", action="store_true", help="只试一遍，不写")


def _tell(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # Windows consoles default to GBK
    code = main()
    gc.freeze()  # what a command leaves is not looked through for garbage once more before the process ends
    sys.exit(code)
