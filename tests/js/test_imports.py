"""What a module of the browser imports by name, the other module exports: a browser says so only when it is too late."""

import posixpath
import re

from views.assets import FILES, PLOTLY

IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?:async )?(?:const|let|function|class) (?:\{([^}]*)\}|(\w+))", re.MULTILINE)


def names(listed: str) -> set[str]:
    """The names in a list in braces, as the other side calls them."""
    return {name.split(" as ")[0].strip() for name in listed.split(",") if name.strip()}


def exported(text: str) -> set[str]:
    return {name for group, single in EXPORT.findall(text) for name in ({single} if single else names(group))}


def test_every_name_that_is_imported_is_exported() -> None:
    modules = {
        name: content().decode() for name, content in FILES.items() if name.endswith(".js") and name != PLOTLY.name
    }
    missing = [
        (name, path, lost)
        for name, text in modules.items()
        for listed, path in IMPORT.findall(text)
        if (
            lost := names(listed) - exported(modules[posixpath.normpath(posixpath.join(posixpath.dirname(name), path))])
        )
    ]
    assert missing == []
