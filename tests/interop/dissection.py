"""What our decoder and tshark each read from the same H.323 messages, field by field."""

import collections
import datetime
import json
import os
import pathlib
import re
import subprocess
import xml.etree.ElementTree as ElementTree

from .process import Failure

# Names that tshark writes in another way than the standard's newest edition, or by the type of an element.
TSHARK_NAMES = {"dialedDigits": "dialledDigits", "h245Tunneling": "h245Tunnelling", "language": "Language",
                "simultaneousCapabilities": "alternativeCapability"}
TIME = re.compile(r"\w{3} [ \d]\d, \d{4} \d\d:\d\d:\d\d")
BITS = re.compile(r"[01]+")


def leaves(value, name=None):
    """The (name, value) of everything that has no parts, under the name of the standard."""
    if isinstance(value, dict):
        if not value:
            yield name, None
        for key, part in value.items():
            yield from leaves(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, name)
    else:
        yield name, value


def ours(decoder, path):
    """What `mtavip decode` reads: every message as (its name, its leaves)."""
    done = subprocess.run([str(decoder), "decode", str(path), "--json"], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(f"mtavip decode {path} failed: {done.stderr.strip()[-300:]}")
    messages = []
    for line in done.stdout.splitlines():
        message = json.loads(line)
        if message["protocol"] == "SIP":
            continue
        parts = {key: message[key] for key in ("RasMessage", "H323-UserInformation", "MultimediaSystemControlMessage")
                 if key in message}
        messages.append((message["message"], list(leaves(parts))))
    return messages


def tsharks(path, options=()):
    """Everything tshark names in H.225.0, H.245, H.235, H.450 and H.460: name -> the texts that its value may be written as."""
    done = subprocess.run(["tshark", "-n", "-2", "-r", str(path), "-T", "pdml", *options], capture_output=True,
                          env={**os.environ, "HOME": str(pathlib.Path(path).parent)})
    if done.returncode != 0:
        raise Failure(f"tshark failed: {done.stderr.decode(errors='replace').strip()[-300:]}")
    found = collections.defaultdict(list)
    for field in ElementTree.fromstring(done.stdout).iter("field"):
        if not re.match(r"(h225|h245|h235|h450|h460|h4501)", field.get("name", "")):
            continue
        shown = field.get("showname", "")
        # A flag of one bit has its octet before it: "..1. .... mc: True".
        shown = re.sub(r"^[.01 ]+(?=[A-Za-z])", "", shown) if re.match(r"[.01]{4} [.01]{4}", shown) else shown
        name, _, text = shown.partition(": ")
        alternative = re.fullmatch(r"(\S+) \(\d+\)", text)
        texts = {field.get("show", ""), field.get("value", ""), text.lower()}
        if alternative:
            # A choice, which names its alternative, or an enumeration, whose value it is.
            found[alternative.group(1)].append({"null"})
            texts.add(alternative.group(1))
        if TIME.match(text):
            when = datetime.datetime.strptime(TIME.match(text).group(0), "%b %d, %Y %H:%M:%S")
            texts.add(str(int(when.replace(tzinfo=datetime.timezone.utc).timestamp())))
        found[name.removesuffix(" item")].append(texts)
    return found


def texts_of(value):
    """The ways in which a value of ours may be written by tshark."""
    if value is None:
        return {"null", ""}
    if isinstance(value, bool):
        return {"1", "true"} if value else {"0", "false"}
    texts = {str(value)}
    if isinstance(value, str) and BITS.fullmatch(value):
        padded = value + "0" * (-len(value) % 8)
        texts.add("".join(f"{int(padded[i:i + 8], 2):02x}" for i in range(0, len(padded), 8)))
    return texts


def expect_agreement(decoder, path, least=1, options=()):
    """tshark reads every field of every message as we do. Returns the names of the messages."""
    messages = ours(decoder, path)
    missing, agreed = differences(messages, tsharks(path, options))
    if missing:
        raise Failure(f"tshark reads {len(missing)} fields otherwise ({agreed} the same), the first: {missing[0]}")
    if agreed < least:
        raise Failure(f"only {agreed} fields were compared, {least} are expected")
    return {title for title, _ in messages}


def differences(messages, found):
    """The leaves of ours that tshark does not have: a list of sentences, and how many leaves agreed."""
    left = {name: list(texts) for name, texts in found.items()}
    agreed, missing = 0, []
    for title, fields in messages:
        for name, value in fields:
            candidates = left.get(TSHARK_NAMES.get(name, name), [])
            wanted = texts_of(value)
            match = next((i for i, texts in enumerate(candidates) if wanted & texts), None)
            if match is None:
                missing.append(f"{title}: {name} = {value}")
            else:
                agreed += 1
                if value is not None:
                    del candidates[match]
    return missing, agreed
