"""Hold NumPy's matrix products to one thread: the matrices here are small, and threads that wait for each other cost most.

Read when the library is loaded, so this module comes before the first import of NumPy; who has set it already keeps it.
"""

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
