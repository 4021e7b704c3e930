"""Compares a fleet that is read by a connector with the same fleet read by the compiled plugin: CPU and peak memory of whole processes."""

import argparse
import os
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request

parser = argparse.ArgumentParser()
parser.add_argument("--rollcall", required=True)
parser.add_argument("--simulator", required=True)
parser.add_argument("--connectors", required=True, help="the folder that holds the connector's folder")
parser.add_argument("--folder", required=True)
parser.add_argument("--devices", type=int, required=True)
parser.add_argument("--repetitions", type=int, required=True)
options = parser.parse_args()

KEY = "KEYOFTHEBENCH0000000000000000001"
PORT = 8499


def write(name, text):
    path = os.path.join(options.folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, 0o600)
    return path


def config(kind, integration):
    return write(
        f"{kind}.yaml",
        f"version: 1\nweb: off\nregister: {{path: {kind}.db}}\nplugins: {{connectors: [{options.connectors}]}}\n"
        f"accounts:\n  riverside:\n    integrations:\n      {integration}:\n        connection:"
        f' {{url: "http://127.0.0.1:{PORT}", network_id: "10482058", api_key: {{file: key}}}}\n',
    )


def sync(path):
    """CPU seconds and peak MiB of one sync."""
    process = subprocess.Popen(
        [options.rollcall, "sync", "--config", path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"a sync ended with {process.returncode}: {errors}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


write("key", KEY)
configs = {"compiled": config("compiled", "jamf-school"), "connector": config("connector", "declared")}
tenant = subprocess.Popen(
    [options.simulator, "--port", str(PORT), "--devices", str(options.devices), "--seed", "1",
     "--network-id", "10482058", "--api-key", KEY], stdout=subprocess.DEVNULL)
try:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/api/locations", timeout=5)
        except urllib.error.HTTPError:
            break
        except OSError:
            time.sleep(0.1)
    first = {kind: sync(path) for kind, path in configs.items()}
    usual = {kind: [] for kind in configs}
    for number in range(options.repetitions):
        print(f"\rrepetition {number + 1} of {options.repetitions}", end="", file=sys.stderr)
        for kind, path in configs.items():
            usual[kind].append(sync(path))
    print(file=sys.stderr)
finally:
    tenant.kill()
    tenant.wait()

print("| Read by | First sync | Unchanged | Peak memory |\n|---|--:|--:|--:|")
for kind in configs:
    cpu = statistics.median(sample[0] for sample in usual[kind])
    memory = statistics.median(sample[1] for sample in usual[kind])
    print(f"| {kind} | {first[kind][0]:.2f} s | {cpu:.2f} s | {memory:.0f} MiB |")
