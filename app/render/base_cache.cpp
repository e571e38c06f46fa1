#include "render/base_cache.h"

namespace khalkha {

BaseCache::Step BaseCache::next(std::uint64_t key, Viewport viewport) {
    if (!_key || *_key != key || _viewport != viewport) {
        _key = key;
        _viewport = viewport;
        _valid = false;
        _whole.forget();
        return Step::direct;
    }
    if (_valid) {
        return Step::copy;
    }
    makeRoom(viewport);
    return Step::fill;
}

void BaseCache::makeRoom(Viewport viewport) {
    _viewport = viewport;
    if (!_picture || _picture->widthPx() != viewport.widthPx || _picture->heightPx() != viewport.heightPx) {
        _picture.reset();
        _picture.emplace(viewport.widthPx, viewport.heightPx);
    }
}

void BaseCache::copyTo(unsigned framebuffer, const PaneArea& area) const {
    copyTo(framebuffer, area, *_picture);
}

void BaseCache::copyTo(unsigned framebuffer, const PaneArea& area, const Framebuffer& from) const {
    const PixelBox part{
        area.clipLeftPx - area.leftPx, 0, area.clipRightPx - area.clipLeftPx, _viewport.heightPx};
    copyColour(from.name(), part, framebuffer, area.clipLeftPx, 0);
}

void BaseCache::forget() {
    _key.reset();
    _valid = false;
    _whole.forget();
}

} // namespace khalkha
