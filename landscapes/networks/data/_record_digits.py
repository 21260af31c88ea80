"""Record the handwritten digits that scikit-learn carries as a small file: `python -m landscapes.networks.data._record_digits`.

Run once, by hand; the app reads the file and needs no scikit-learn. Source: E. Alpaydin & C. Kaynak, "Optical Recognition of
Handwritten Digits", UCI Machine Learning Repository (1998), doi:10.24432/C50P49, CC BY 4.0: its test set of 1,797 images, each
reduced to 8 × 8 pixels of 0 to 16.
"""

import numpy as np
from sklearn.datasets import load_digits

from landscapes.networks.data.digits import FILE


def record() -> None:
    """Write all images, shape `(1797, 64)`, and what they show, shape `(1797,)`, as bytes."""
    digits = load_digits()
    np.savez_compressed(FILE, images=digits.data.astype(np.uint8), labels=digits.target.astype(np.uint8))


if __name__ == "__main__":
    record()
