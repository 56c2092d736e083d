// The application's own ports (include/mtavip/media.h) as ports of the media engine.
#pragma once

#include <memory>
#include <string>

#include "client/media_factory.h"

namespace mtavip::client {

MediaFactory::Made<media::AudioSource> application_sound_input(const ApplicationPorts& ports, const std::string& name);
MediaFactory::Made<media::AudioSink> application_sound_output(const ApplicationPorts& ports, const std::string& name);
MediaFactory::Made<media::VideoSource> application_picture_input(const ApplicationPorts& ports, const std::string& name,
                                                                 double frames_per_second);
MediaFactory::Made<media::VideoSink> application_picture_output(const ApplicationPorts& ports, const std::string& name);

}  // namespace mtavip::client
