#pragma once
// Which digit switches which layer. A layer keeps its key when others come: the table is by hand.

#include "scene/view_state.h"

#include <optional>

namespace khalkha {

/// A digit, with or without Shift. With Shift it is a neighbour of what the digit alone switches: 2 places,
/// Shift+2 regions.
struct LayerKey {
    int digit = 0; ///< 0..9
    bool shift = false;
    friend bool operator==(const LayerKey&, const LayerKey&) = default;
};
/// Every layer has one, no two the same.
[[nodiscard]] LayerKey keyOf(Layer layer);
/// nullopt where the key switches nothing.
[[nodiscard]] std::optional<Layer> layerOfKey(LayerKey key);

} // namespace khalkha
