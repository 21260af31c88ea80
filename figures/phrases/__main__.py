"""Write down every text that people read, by its key, as a translator needs it: `python -m figures.phrases > english.json`."""

import json
import sys

from figures.phrases import PHRASES
from figures.phrases.declared import declared_words

json.dump({"phrases": dict(PHRASES), "declarations": declared_words()}, sys.stdout, ensure_ascii=False, indent=1)
