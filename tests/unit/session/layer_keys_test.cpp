#include "session/layer_keys.h"

#include <doctest/doctest.h>

using namespace khalkha;

TEST_CASE("every layer has a key of its own") {
    for (int i = 0; i < layerCount; ++i) {
        const auto layer = static_cast<Layer>(i);
        CAPTURE(layerCode(layer));
        const LayerKey key = keyOf(layer);
        CHECK(key.digit >= 0);
        CHECK(key.digit <= 9);
        CHECK(layerOfKey(key) == layer);
    }
}

TEST_CASE("a key that no layer has switches nothing") {
    CHECK_FALSE(layerOfKey({1, true}));
}

TEST_CASE("keys stay where they are when layers come: these are what the hand has learnt") {
    CHECK(keyOf(Layer::events) == LayerKey{1, false});
    CHECK(keyOf(Layer::fronts) == LayerKey{6, false});
    CHECK(keyOf(Layer::claims) == LayerKey{7, false});
    CHECK(keyOf(Layer::laterBorder) == LayerKey{7, true});
}
