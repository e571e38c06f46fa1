#pragma once
// Whose friend troops are: what the viewpoint makes of their symbols.

#include "scene/sample.h"

namespace khalkha {

/// Standard identity of a side's troops from a viewpoint. Japan's or the USSR's: friend or hostile by camp,
/// whoever belongs to neither is neutral. Both or none: nobody is a friend, all are neutral.
[[nodiscard]] StandardIdentity
identityOf(const Chronicle& chronicle, std::string_view sideId, Perspective perspective);
/// Symbol of the troops at the head of an axis, from a viewpoint; nullopt where none is known.
[[nodiscard]] std::optional<Sidc>
symbolOf(const Chronicle& chronicle, const Axis& axis, Perspective perspective);
[[nodiscard]] std::optional<Sidc>
symbolOf(const Chronicle& chronicle, const Formation& formation, Perspective perspective);

} // namespace khalkha
