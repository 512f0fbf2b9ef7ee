"""Runs commands as whole processes and tells their processor time and peak memory."""
import os
import statistics
import subprocess
import sys
import time


class Measured:
    """Processor seconds (user and system), wall seconds and peak resident MB of one run."""

    def __init__(self, cpu, wall, peak):
        self.cpu, self.wall, self.peak = cpu, wall, peak


def run(command, env=None, log=None, cwd=None):
    """Runs a command to its end; its output goes to `log`. Stops the benchmark where the command fails."""
    with open(log or os.devnull, "ab") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, env={**os.environ, **(env or {})}, stdout=out, stderr=out, cwd=cwd)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        sys.exit(f"exit code {code} of {' '.join(map(str, command))}; see {log}")
    return Measured(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def median(runs, figure):
    """The median of one figure over several runs."""
    return statistics.median(getattr(one, figure) for one in runs)


def compare(name, ours, theirs, peer, target=None):
    """Prints a line with both and their ratio: how many times less Gossan takes. Returns the ratios of both figures."""
    cpu = median(theirs, "cpu") / median(ours, "cpu")
    memory = median(theirs, "peak") / median(ours, "peak")
    aim = "" if target is None else f"  target {target:g}x: {'met' if cpu >= target else 'MISSED'}"
    print(
        f"{name:<22} gossan {median(ours, 'cpu'):8.2f} CPU s {median(ours, 'wall'):7.2f} s {median(ours, 'peak'):6.0f} MB"
        f"   {peer} {median(theirs, 'cpu'):8.2f} CPU s {median(theirs, 'wall'):7.2f} s {median(theirs, 'peak'):6.0f} MB"
        f"   CPU {cpu:.1f}x less, memory {memory:.1f}x less{aim}",
        flush=True)
    return cpu, memory
