// The file that `mtavip config --template` prints. A test reads it back and finds every key in it.
#include <mtavip/configuration.h>

namespace mtavip {

std::string configuration_template() {
  return R"(# Configuration of MTAVIPClient: ~/.config/mtavip/config.toml
# Every key is shown with its default; a line that begins with # has no effect. Check it with: mtavip config check

[client]
# Account that calls and messages go out by; without it, the first.
#default_account = "work"
# IP addresses to use; empty: all IPv4 and IPv6 addresses.
#bind = []
# DNS servers instead of the system's, "192.0.2.53" or "192.0.2.53:5353".
#name_servers = []
# What we say we are; empty: mtavip and its version.
#user_agent = ""
# Where codecs and devices are loaded from; empty: where the program was installed.
#module_folder = ""
# Seconds between statistics of running calls; 0: none but at the end.
#statistics_seconds = 1
# What is logged to standard error: trace, debug, info, warning or error.
#log = "warning"

[ports]
# UDP and TCP; 0: any free port.
#sip = 5060
# Used where [tls] has a certificate.
#sip_tls = 5061
# Take a free port where the SIP port is in use, instead of failing.
#sip_may_move = false
# Listen on TCP too.
#sip_tcp = true
# Sound and picture.
#media_first = 40000
#media_last = 49999

[h323]
#enabled = true
# Call signalling, TCP; 0: any free port.
#port = 1720
# Take a free port where that one is in use, instead of failing.
#port_may_move = true
#display_name = ""
# Names and numbers of calls without a gatekeeper.
#aliases = []
# How calls are begun. What the other side prefers is accepted.
#fast_connect = true
#tunnelling = true
#h245_in_setup = true
#early_h245 = true
# Calls to where one of ours stands go over its connection, where the other side takes several.
#share_connections = false
# Connections and calls a second from one address that are taken, but from gatekeepers of accounts; 0: all.
#requests_per_source = 50

[sip]
# In calls without an account we are sip:USER@ADDRESS, with the IP address that the call leaves by.
#user = "mtavip"
#display_name = ""
# A call is refreshed in this interval, and ends where the other side is gone; 0: only where the other side asks.
#session_seconds = 1800
# Requests a second from one address that are looked at, but for calls that there are and the servers of accounts; 0: all.
#requests_per_source = 50

[consent]
# Transfers that the other side of a call asks for: allow, ask or block.
#transfers = "ask"
# Those who want to watch our presence or calls: allow, ask or block.
#watchers = "ask"
# Who is told, where they ask, that their messages have arrived and were seen: nobody, correspondents (to whom we have
# written, or whom we have called), everybody.
#receipts = "correspondents"

[messages]
# Where messages are stored: a file, or "none". Empty: ~/.local/share/mtavip/messages.db.
#store = ""
# A message that could not be delivered for so long has failed.
#keep_hours = 168

[tls]
# PEM files of our own, for connections that others open, and for servers that ask who we are.
#certificate = ""
#key = ""
# PEM file, or folder with a / at its end, to trust besides the system's authorities.
#authorities = ""
# Check servers' certificates and names.
#verify = true
# Whom to believe: ca (those for whom an authority vouches), pinned (those whose keys accounts name), first_use (as ca;
# others are asked about once, in the console, and known by their key from then on).
#trust = "ca"

[limits]
# Calls at once; more are busy.
#calls = 64
# So long an incoming call rings and an outgoing one waits.
#ring_seconds = 120
# End a call in which nothing arrives for so long; 0: never.
#no_media_seconds = 0

[media]
# Sound in one packet.
#packet_time_ms = 20
# Record both sides of every call to this .mkv or .mp4; empty: not.
#record = ""
# Encryption of sound and picture in SIP calls: none (only where the other side asks for it), optional, required.
#encryption = "none"
# How their keys are agreed on: any, dtls (end to end), sdes (in the signalling).
#key_exchange = "any"

[audio]
#enabled = true
# device, device:NAME, file:PATH, tone:HZ, silence
#source = "device"
# device, device:NAME, record:PATH, null
#sink = "device"
# In order of preference: opus, G722, PCMA, PCMU, L16
#codecs = ["opus", "G722", "PCMA", "PCMU"]
# For codecs that can choose; without it, the codec's own.
#rate_kbps = 32

[video]
#enabled = false
# camera, camera:NAME, screen, file:PATH, test, null
#source = "camera"
# window, check, record:PATH, null
#sink = "window"
# In order of preference
#codecs = ["H264", "VP8", "H263-1998"]
#rate_kbps = 768
#width = 640
#height = 360
#frames_per_second = 30

# One section for every account. Of password, password_file and password_env give one; a relative password_file is
# looked for beside this file.
#[[account]]
#name = "work"
# sip or h323; an address that begins with h323: says it by itself.
#protocol = "sip"
#address = "sip:alice@example.org"
#display_name = ""
# Name for the password; empty: the user of the address.
#user_name = ""
#password = ""
#password_file = "work.password"
#password_env = "WORK_PASSWORD"
# Empty: the domain of the address.
#registrar = ""
# Outbound proxy, or a WebSocket server as in wss://example.org/ws; empty: none.
#proxy = ""
# Calls do not name the caller.
#anonymous = false
# Keys of the account's servers: TLS is spoken with these and no others, whatever their certificates say.
#tls_pins = ["sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="]
# H.323: host, host:port or identifier@host; empty: the host of the address, else asked for by multicast.
#gatekeeper = ""
# H.323: further numbers and names, as in ["1001"].
#aliases = []
# H.323: refuse answers of the gatekeeper and call signalling that are not signed with the password (H.235.1). Calls are
# possible then only where the gatekeeper routes their signalling and signs it.
#require_signatures = false
# Register when the client starts.
#register = true
#expires_seconds = 600
# SIP: as in [media], for calls by this account.
#encryption = "none"
#key_exchange = "any"
# SIP: tell the account's server our presence, for those who watch.
#publish_presence = false
# SIP: how the account learns of waiting messages: off, unsolicited (its server tells by itself) or subscribe.
#message_waiting = "off"
# SIP: where the account's server keeps contacts and rules about watchers (XCAP), as https://example.org/xcap-root.
#xcap_root = ""
# Whether a server that knows only MD5 digests gets an answer.
#allow_md5 = true
)";
}

}  // namespace mtavip
