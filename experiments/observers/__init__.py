"""What is kept of a march: one observer a file, each of which keeps what it was asked for and nothing else."""

from experiments.observers.breakage import Breakage
from experiments.observers.every_kth import EveryKth
from experiments.observers.final_moment import FinalMoment
from experiments.observers.full_path import FullPath
from experiments.observers.loss_history import LossHistory
from experiments.observers.observer import Observer, watch
from experiments.observers.off_map import OffMap
from experiments.observers.path_length import PathLength
from experiments.observers.settling import Settling
from experiments.observers.stretch import Stretch
from experiments.observers.target import FirstBelowTarget
from experiments.observers.verdict import Verdict
from experiments.observers.window import EndingWindow

__all__ = [
    "Breakage",
    "EndingWindow",
    "EveryKth",
    "FinalMoment",
    "FirstBelowTarget",
    "FullPath",
    "LossHistory",
    "Observer",
    "OffMap",
    "PathLength",
    "Settling",
    "Stretch",
    "Verdict",
    "watch",
]
