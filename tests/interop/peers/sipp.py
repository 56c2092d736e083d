"""sipp as the other side: scenarios are put together here from steps, written as sipp's XML, and run for one call.

    Sipp(context, [receive("INVITE", remember=True), answer(180, "Ringing"), answer(200, "OK", body=sdp()), receive("ACK"),
                   receive("BYE"), answer(200, "OK")])
"""

import html

from ..process import Failure, Process, free_port, udp_port_is_bound, wait_until

TAG = ";tag=[pid]SIPpTag[call_number]"


def sdp(version=1, address="[media_ip]", direction="sendrecv", codecs=(0, 8), port="[media_port]", session_name="-",
        video=False):
    """A session description; direction None leaves the line out, as RFC 2327 programs do."""
    names = {0: "PCMU/8000", 8: "PCMA/8000", 9: "G722/8000", 96: "X-UNKNOWN/8000"}
    lines = ["v=0", f"o=peer 53655765 {version} IN IP[local_ip_type] [local_ip]", f"s={session_name}",
             f"c=IN IP[media_ip_type] {address}", "t=0 0",
             f"m=audio {port} RTP/AVP {' '.join(map(str, codecs))} 101"]
    lines += [f"a=rtpmap:{codec} {names[codec]}" for codec in codecs]
    lines += ["a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-15"]
    if direction:
        lines.append(f"a={direction}")
    if video:
        lines += ["m=video 0 RTP/AVP 97", "a=rtpmap:97 X-UNKNOWN/90000"]
    return "\n".join(lines)


def _message(lines, body, kind="application/sdp"):
    if body:
        lines += [f"Content-Type: {kind}", "Content-Length: [len]", "", *body.split("\n")]
    else:
        lines += ["Content-Length: 0", ""]
    text = "\n".join(f"      {line}" if line else "" for line in lines if line is not None)
    return f"    <![CDATA[\n\n{text}\n\n    ]]>\n"


def receive(what, optional=False, remember=False, check=None, absent=None, auth=False, seconds=None, route=False):
    """Waits for a request (a method) or an answer (a number).

    remember: keep From and To for our own requests in the dialog. check: {header: regular expression} that must match;
    absent: the same, that must not. auth: a challenge to be answered by the next step. route: take the route set and target.
    """
    kind = "response" if str(what).isdigit() else "request"
    attributes = f'{kind}="{what}"'
    if optional:
        attributes += ' optional="true"'
    if auth:
        attributes += ' auth="true"'
    if seconds:
        attributes += f' timeout="{int(seconds * 1000)}"'
    if remember or route:
        attributes += ' rrs="true"'
    actions = []
    if remember:
        actions += ['<ereg regexp="[^ ].*" search_in="hdr" header="From:" assign_to="remote"/>',
                    '<ereg regexp="[^ ].*" search_in="hdr" header="To:" assign_to="local"/>']
    for number, (header, pattern) in enumerate((check or {}).items()):
        where = 'search_in="body"' if header == "body" else f'search_in="hdr" header="{header}:"'
        actions.append(f'<ereg regexp="{html.escape(pattern)}" {where} check_it="true" assign_to="ignored{number}"/>')
    for number, (header, pattern) in enumerate((absent or {}).items()):
        where = 'search_in="body"' if header == "body" else f'search_in="hdr" header="{header}:"'
        actions.append(f'<ereg regexp="{html.escape(pattern)}" {where} check_it_inverse="true" assign_to="unwanted{number}"/>')
    if not actions:
        return f"  <recv {attributes}/>\n"
    return f"  <recv {attributes}>\n    <action>\n" + "".join(f"      {line}\n" for line in actions) + "    </action>\n  </recv>\n"


def answer(code, reason, body=None, to_tag=True, contact="<sip:peer@[local_ip]:[local_port];transport=[transport]>", more=()):
    """Answers the request that was received last."""
    lines = [f"SIP/2.0 {code} {reason}", "[last_Via:]", "[last_From:]", f"[last_To:]{TAG if to_tag else ''}", "[last_Call-ID:]",
             "[last_CSeq:]", "[last_Record-Route:]", f"Contact: {contact}" if contact else None, *more]
    return f"  <send>\n{_message(lines, body)}  </send>\n"


def answer_in_dialog(code, reason, body=None):
    """The same for a request that has our tag already."""
    return answer(code, reason, body, to_tag=False)


def request_back(method, sequence, body=None, more=(), kind="application/sdp"):
    """A request of the called side within the dialog (after receive(..., remember=True))."""
    # Where the other side names a transport, sipp's own socket is what it uses anyway.
    lines = [f"{method} [next_url] SIP/2.0", "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]", "[routes]",
             f"From: [$local]{TAG}", "To: [$remote]", "[last_Call-ID:]", f"CSeq: {sequence} {method}",
             "Contact: <sip:peer@[local_ip]:[local_port];transport=[transport]>", "Max-Forwards: 70", *more]
    # sipp would take an ACK's repetition for an answer that is still due.
    repeat = "" if method == "ACK" else ' retrans="500"'
    return f"  <send{repeat}>\n{_message(lines, body, kind)}  </send>\n"


def request(method, sequence, body=None, in_dialog=True, more=(), kind="application/sdp", branch="[branch]", old=False,
            authorization=False):
    """A request of the calling side. old: as a program of RFC 2543 writes it, with no tag and no magic in the branch."""
    via = "Via: SIP/2.0/[transport] [local_ip]:[local_port]" + ("" if old else f";branch={branch}")
    sender = "From: peer <sip:peer@[local_ip]:[local_port]>" + ("" if old else TAG)
    target = "[next_url]" if in_dialog and method != "CANCEL" else "sip:[service]@[remote_ip]:[remote_port]"
    lines = [f"{method} {target} SIP/2.0", via, "[routes]" if in_dialog else None, sender,
             f"To: <sip:[service]@[remote_ip]:[remote_port]>{'[peer_tag_param]' if in_dialog else ''}", "Call-ID: [call_id]",
             f"CSeq: {sequence} {method}", "Contact: <sip:peer@[local_ip]:[local_port];transport=[transport]>",
             None if old else "Max-Forwards: 70", "[authentication]" if authorization else None, *more]
    repeat = "" if method == "ACK" else ' retrans="500"'
    return f"  <send{repeat}>\n{_message(lines, body, kind)}  </send>\n"


def pause(seconds):
    return f'  <pause milliseconds="{int(seconds * 1000)}"/>\n'


def play(path, payload_type):
    """Begins to send a raw file of G.711 (payload type 0 or 8) to where the other side's SDP says."""
    return f'  <nop><action><exec rtp_stream="{path},1,{payload_type}"/></action></nop>\n'


class Sipp:
    """One sipp, for one call. As callee it waits at .uri; as caller it calls target ("host:port") at once."""

    def __init__(self, context, steps, target=None, transport="udp", version=4, service="service", echo=True, seconds=30,
                 options=(), name="sipp", port=None):
        self.folder = context.folder(name)
        self.port = port or free_port()
        self.host = "127.0.0.1" if version == 4 else "[::1]"
        self.transport = transport
        scenario = self.folder / "scenario.xml"
        text = "".join(steps or [])
        # sipp refuses a variable that is only assigned.
        names = sorted({word.split('"')[0] for word in text.split('assign_to="')[1:]})
        reference = f'  <Reference variables="{",".join(names)}"/>\n' if names else ""
        scenario.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="interop">\n{text}{reference}</scenario>\n',
                            encoding="utf-8")
        media = free_port(4, even=True)
        # Without steps the options name a scenario of sipp's own, and how often.
        chosen = ["-sf", scenario, "-m", "1"] if steps else []
        command = ["sipp", *chosen, "-i", self.host.strip("[]") if version == 4 else self.host, "-p", self.port,
                   "-mi", self.host, "-mp", media,
                   "-nostdin", "-nd", "-s", service, "-timeout", f"{seconds}s", "-timeout_error",
                   "-trace_msg", "-message_file", self.folder / "messages.log", "-trace_err", "-error_file",
                   self.folder / "errors.log", "-t", {"udp": "u1", "tcp": "t1"}[transport], *options]
        if echo:
            command.append("-rtp_echo")
        if target:
            command.append(target)
        self.process = context.start(Process(name, command, self.folder))
        if not target and transport == "tcp":
            context.wait_for_tcp(self.host.strip("[]"), self.port)
        elif not target:
            wait_until(lambda: udp_port_is_bound(self.port), 10, f"sipp listens at UDP port {self.port}")

    @property
    def uri(self):
        return f"sip:peer@{self.host}:{self.port}" + ("" if self.transport == "udp" else f";transport={self.transport}")

    def messages(self):
        path = self.folder / "messages.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def expect_success(self, seconds=30):
        """The whole scenario was played, every message as expected."""
        status = self.process.wait(seconds)
        if status != 0:
            errors = self.folder / "errors.log"
            told = errors.read_text(encoding="utf-8", errors="replace")[-1500:] if errors.exists() else ""
            raise Failure(f"sipp ended with {status}: {told.strip()}")
