#include "render/base_cache.h"

namespace khalkha {

BaseCache::Step BaseCache::next(std::uint64_t key, Viewport viewport) {
    if (!_key || *_key != key || _viewport != viewport) {
        _key = key;
        _viewport = viewport;
        _valid = false;
        return Step::direct;
    }
    if (_valid) {
        return Step::copy;
    }
    if (!_picture || _picture->widthPx() != viewport.widthPx || _picture->heightPx() != viewport.heightPx) {
        _picture.reset();
        _picture.emplace(viewport.widthPx, viewport.heightPx);
    }
    return Step::fill;
}

void BaseCache::copyTo(unsigned framebuffer) const {
    copyColour(_picture->name(), framebuffer, _viewport.widthPx, _viewport.heightPx);
}

void BaseCache::forget() {
    _key.reset();
    _valid = false;
}

} // namespace khalkha
