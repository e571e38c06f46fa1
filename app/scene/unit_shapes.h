#pragma once
// Frames and icons of unit symbols. Shared by the files of unit_symbol.h only.

#include "scene/unit_symbol.h"

namespace khalkha {

struct SymbolFrame {
    ScreenLine ring;
    bool open = false;
    double halfWidth = 0, top = 0, bottom = 0; ///< of the frame
    ScreenPoint diagonal; ///< where lines from corner to corner meet the frame, lower right
    double halfLevel = 0; ///< half the width at the middle
};
[[nodiscard]] SymbolFrame symbolFrame(SymbolSet set, FrameKind kind);

/// The arm and its modifiers, within the frame.
[[nodiscard]] std::vector<SymbolShape> symbolIcon(const Sidc& sidc, const SymbolFrame& frame);

/// Marks of the echelon above a height, in a row around 0; their width is left in `width`.
[[nodiscard]] std::vector<SymbolShape> echelonMarks(Echelon echelon, double bottom, double& width);

/// An arc of an ellipse from one angle to another, degrees clockwise from the right.
[[nodiscard]] ScreenLine
arc(ScreenPoint middle, double radiusX, double radiusY, double fromDeg, double toDeg);

} // namespace khalkha
