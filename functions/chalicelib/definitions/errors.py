"""The two kinds of mistakes that are not bugs: an author's in a definition, a person's in a form."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DefinitionError:
    """Something an editor can mend: where it stands (file and line) and what to do, in Chinese."""

    where: str
    problem: str

    def __str__(self) -> str:
        return f"{self.where}：{self.problem}"


class DefinitionsRefused(Exception):
    """The content cannot be used; ``errors`` holds every reason found, not only the first."""

    def __init__(self, errors: list[DefinitionError]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = errors


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field, as a code; the sentence for it is content (``wording/form-errors.yml``).

    ``other`` names the field it does not go together with, where there is one; ``line`` is the line of a list that it is
    about, from 1.
    """

    field: str
    code: str
    other: str = ""
    line: int = 0


class AnswersRefused(Exception):
    """Each answer is well formed, but a rule cannot work with them together."""

    def __init__(self, *errors: FieldError) -> None:
        super().__init__(", ".join(f"{e.field}: {e.code}" for e in errors))
        self.errors = list(errors)
