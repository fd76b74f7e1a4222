"""What the check says of a service."""

import shutil

from site_builder import ROOT
from site_builder.checks import find_errors
from site_builder.sources import read_content


def test_a_clock_that_nobody_knows_is_named_with_those_that_there_are(tmp_path):
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    service = content / "services" / "legal-aid.yml"
    service.write_text(service.read_text("utf-8").replace("clock: appeal}", "clock: apeal}"), "utf-8")
    (error,) = find_errors(read_content(content))
    assert error.where.endswith("services/legal-aid.yml")
    assert "没有期限「apeal」，有的是：recognition-by-employer、" in error.problem
