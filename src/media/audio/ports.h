// The sound sources and sinks that need neither device nor library: tone:HZ, silence, null, file:PATH (WAV) and
// record:PATH.
#pragma once

#include "media/registry.h"

namespace mtavip::media {

/// Adds the sources "tone", "silence", "null" and "file", and the sinks "null" and "record".
///
/// "tone:HZ[,HZ...]": one to four frequencies added (default 440), at -12 dBFS together. "file:PATH[#loop]": 8 to
/// 32-bit PCM WAVE; with #loop it begins again at its end. "record:PATH": 16-bit WAVE at the wanted format.
void register_builtin_audio_ports(Registry& registry);

}  // namespace mtavip::media
