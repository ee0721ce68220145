#!/usr/bin/env python3
"""The whole job, from Enter to the last byte, against the course's own solution.

Filters frames of 1000 x 1000 float64 pixels at 50 x 50, once with SciPy, Astropy and
multiprocessing.Pool on a sample of the frames, and with submit.sh on all of them; prints wall and
processor seconds and the peak memory of each. Pool's time for all frames is that of its sample,
start-up apart, times their number.

    python3 src/benchmark/whole_job.py [--frames 25,400] [--sample 4] [--repeats 3] [--work DIR]

Needs SciPy and Astropy (Debian: python3-scipy, python3-astropy), 16 MB of disk a frame, and a
machine that does nothing else.
"""

import argparse
import multiprocessing
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SUBMIT = PROJECT / "submit.sh"


def filter_one(paths):
    """What the course does with a frame."""
    from astropy.io import fits
    from scipy.ndimage import median_filter

    source, target = paths
    with fits.open(source) as hdus:
        data = hdus[0].data.astype("f8")
        fits.writeto(target, data - median_filter(data, size=50), hdus[0].header, overwrite=True)
    return target


def run_pool(frames, output, processes):
    """Prints the seconds that the pool takes for the frames, its start apart."""
    with multiprocessing.Pool(processes) as pool:
        pool.map(warm, range(processes))
        start = time.perf_counter()
        for _ in pool.imap(filter_one, [(f, output / f.name) for f in frames], chunksize=1):
            pass
        print(time.perf_counter() - start)


def warm(_):
    """Imports what a worker needs."""
    import astropy.io.fits
    import scipy.ndimage

    return bool(astropy.io.fits) and bool(scipy.ndimage)


def measured(command):
    """Runs a command; returns wall seconds, processor seconds, peak MB of a process, stdout."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode()
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with code {process.returncode}:\n{text}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text


def run_tool(frames, output):
    shutil.rmtree(output, ignore_errors=True)
    return measured([str(SUBMIT), "filter", *map(str, frames), "-o", str(output)])


def described(command, line=0):
    text = subprocess.run(command, capture_output=True, text=True, check=True)
    return (text.stdout + text.stderr).splitlines()[line]


def machine():
    import astropy
    import numpy
    import scipy

    names = [l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")]
    java = os.environ.get("JAVA_HOME", "")
    yield f"{len(os.sched_getaffinity(0))} processors of {names[0] if names else 'unknown kind'}, {platform.platform()}"
    yield described([f"{java}/bin/java" if java else "java", "-version"])
    yield f"Python {platform.python_version()}, NumPy {numpy.__version__}, SciPy {scipy.__version__}, Astropy {astropy.__version__}"


def make_frames(folder, count):
    if len(list(folder.glob("*.fits"))) != count:
        command = [str(SUBMIT), "generate", "-o", str(folder), "--count", str(count), "--overwrite"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return sorted(folder.glob("*.fits"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--frames", default="25,400", help="how many frames, several numbers")
    parser.add_argument("--sample", type=int, default=4, help="frames that Pool filters")
    parser.add_argument("--repeats", type=int, default=3, help="runs of the tool, medians count")
    parser.add_argument("--processes", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--work", type=Path, help="where frames are kept between runs")
    parser.add_argument("--only-generate", action="store_true", help="make the frames and stop")
    parser.add_argument("--pool", nargs="+", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.pool:
        return run_pool(options.pool[1:], options.pool[0], options.processes)
    if options.sample % options.processes:
        parser.error("--sample must be a multiple of the processes, or some would idle")

    counts = [int(c) for c in options.frames.split(",")]
    work = options.work or Path(tempfile.mkdtemp(prefix="whole_job"))
    frames = make_frames(work / "frames", max(counts))
    if options.only_generate:
        return None
    pool_output = work / "pool"
    pool_output.mkdir(exist_ok=True)
    run_tool(frames[:1], work / "out")  # builds the program where that has not been done
    for line in machine():
        print(line)

    sample = [str(f) for f in frames[: options.sample]]
    script = [sys.executable, __file__, "--processes", str(options.processes)]
    wall, cpu, peak, out = measured([*script, "--pool", str(pool_output), *sample])
    a_frame = float(out) / options.sample
    start = wall - float(out)
    print(f"\nPool({options.processes}), {options.sample} frames: {wall:.1f} s, {cpu:.1f} s of processors, peak {peak:.0f} MB a process")
    print(f"\n{'frames':>6}  {'Pool s':>8}  {'tool s':>7}  {'(min to max)':>16}  {'times':>6}  {'Pool CPU s':>10}  {'tool CPU s':>10}  {'tool MB':>7}")
    for count in counts:
        runs = [run_tool(frames[:count], work / "out") for _ in range(options.repeats)]
        walls = [r[0] for r in runs]
        tool = statistics.median(walls)
        tool_cpu = statistics.median(r[1] for r in runs)
        pool = start + a_frame * count
        pool_cpu = cpu / options.sample * count
        print(f"{count:>6}  {pool:>8.1f}  {tool:>7.2f}  {f'({min(walls):.2f} to {max(walls):.2f})':>16}  {pool / tool:>6.1f}  {pool_cpu:>10.1f}  {tool_cpu:>10.2f}  {max(r[2] for r in runs):>7.0f}", flush=True)
    if options.work is None:
        shutil.rmtree(work)
    return None


if __name__ == "__main__":
    main()
