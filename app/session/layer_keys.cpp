#include "session/layer_keys.h"

namespace khalkha {

LayerKey keyOf(Layer layer) {
    switch (layer) {
    case Layer::events:
        return {1, false};
    case Layer::places:
        return {2, false};
    case Layer::regions:
        return {2, true};
    case Layer::links:
        return {3, false};
    case Layer::routes:
        return {3, true};
    case Layer::zones:
        return {4, false};
    case Layer::axes:
        return {5, false};
    case Layer::fronts:
        return {6, false};
    case Layer::positions:
        return {6, true};
    case Layer::claims:
        return {7, false};
    case Layer::laterBorder:
        return {7, true};
    case Layer::borders:
        return {8, false};
    case Layer::water:
        return {8, true};
    case Layer::polities:
        return {9, false};
    case Layer::relief:
        return {9, true};
    case Layer::graticule:
        return {0, false};
    case Layer::night:
        break;
    }
    return {0, true};
}

std::optional<Layer> layerOfKey(LayerKey key) {
    for (int i = 0; i < layerCount; ++i) {
        if (const auto layer = static_cast<Layer>(i); keyOf(layer) == key) {
            return layer;
        }
    }
    return std::nullopt;
}

} // namespace khalkha
