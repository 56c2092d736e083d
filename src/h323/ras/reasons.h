// What the reasons of H.225.0's reject messages mean to us.
#pragma once

#include "h323/messages/h225_ras.h"
#include "h323/ras/client.h"

namespace mtavip::h323::ras {

[[nodiscard]] RegistrationFailure failure_of(const h225::GatekeeperRejectReason& reason);
[[nodiscard]] RegistrationFailure failure_of(const h225::RegistrationRejectReason& reason);
[[nodiscard]] AdmissionFailure failure_of(const h225::AdmissionRejectReason& reason);
[[nodiscard]] AdmissionFailure failure_of(const h225::LocationRejectReason& reason);

/// Whether it can be expected to go away by itself.
[[nodiscard]] bool may_pass(RegistrationFailure failure);

}  // namespace mtavip::h323::ras
