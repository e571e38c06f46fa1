#include "cli/studio.h"

#include "cli/environment.h"

#include "base/paths.h"

namespace khalkha {

Result<std::unique_ptr<Studio>> Studio::open(ChroniclePtr chronicle, Viewport viewport) {
    auto geography = loadBaseGeography();
    if (!geography) {
        return geography.error();
    }
    auto shaders = findFolder("shaders");
    if (!shaders) {
        return shaders.error();
    }
    auto fonts = findFonts();
    if (!fonts) {
        return fonts.error();
    }
    auto offscreen = Offscreen::create(viewport);
    if (!offscreen) {
        return offscreen.error();
    }
    std::unique_ptr<Studio> studio(
        new Studio(std::move(chronicle), *std::move(geography), *std::move(offscreen)));
    auto renderer = Renderer::create({*shaders, *fonts, true}, studio->_tiles);
    if (!renderer) {
        return renderer.error();
    }
    studio->_renderer = *std::move(renderer);
    return studio;
}

Frame Studio::composeFrame(const ViewState& view) const {
    return compose(_model, view, _offscreen->viewport(), _renderer->metrics(), {&_terrains, &_ground});
}

Frame Studio::composeFrame(const SceneModel& model, const ViewState& view) const {
    return compose(model, view, _offscreen->viewport(), _renderer->metrics(), {&_terrains});
}

Panes Studio::composeFrames(const ViewState& view, const Comparison& comparison) const {
    return composePanes(
        _model, view, comparison, _offscreen->viewport(), _renderer->metrics(), {&_terrains, &_ground});
}

DrawStatistics Studio::draw(const ViewState& view, const Comparison& comparison, bool allowCache) {
    return _renderer->draw(composeFrames(view, comparison), _offscreen->framebuffer(), allowCache);
}

DrawStatistics Studio::draw(const ViewState& view, bool allowCache) {
    return _renderer->draw(composeFrame(view), _offscreen->framebuffer(), allowCache);
}

DrawStatistics Studio::draw(const Frame& frame) {
    return _renderer->draw(frame, _offscreen->framebuffer(), false);
}

Failure Studio::mapFault() {
    for (Error& failure : _tiles.takeFailures()) {
        if (!_mapFault) {
            _mapFault = std::move(failure);
        }
    }
    return _mapFault;
}

} // namespace khalkha
