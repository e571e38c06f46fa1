#include "cli/studio.h"

#include "base/paths.h"

namespace khalkha {

Result<std::unique_ptr<Studio>>
Studio::open(ChroniclePtr chronicle, BaseGeography geography, Viewport viewport) {
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
        new Studio(std::move(chronicle), std::move(geography), *std::move(offscreen)));
    auto renderer = Renderer::create({*shaders, *fonts, true}, studio->_tiles);
    if (!renderer) {
        return renderer.error();
    }
    studio->_renderer = *std::move(renderer);
    return studio;
}

Frame Studio::composeFrame(const ViewState& view) const {
    return compose(_model, view, _offscreen->viewport(), _renderer->metrics());
}

DrawStatistics Studio::draw(const ViewState& view, bool allowCache) {
    return _renderer->draw(composeFrame(view), _offscreen->framebuffer(), allowCache);
}

} // namespace khalkha
