#include "stage/window.h"

#include "base/console.h"
#include "base/system_language.h"
#include "base/translate.h"
#include "session/first_start.h"
#include "session/remembered.h"
#include "stage/desktop_scale.h"
#include "stage/tile_loader.h"
#include "stage/window_loop.h"

#include <SDL.h>
#include <fmt/format.h>

#include <future>
#include <thread>

namespace khalkha {

namespace {

constexpr Viewport defaultSize{1280, 800};

void warn(const Failure& failure) {
    if (failure) {
        printError("{}\n", describe(*failure));
    }
}

/// The session as it was left, and over it, for this run, what the command line asks for.
struct Restored {
    std::optional<WindowPlace> place;
    RunOfArguments run;
};

Restored restoreSession(const WindowOptions& options, Session& session) {
    Restored restored;
    const double desktop = desktopScale();
    bool scaleIsOwn = false; // the user's, not the desktop's
    restored.run = session.open(
        [&](Session& first) {
            const Manifest& manifest = first.chronicle().manifest;
            const Language language = firstLanguage(manifest, systemLanguages());
            first.dispatch(SetLanguage{language});
            first.dispatch(SetSecondLanguage{secondLineFor(manifest, language)});
            first.dispatch(SetUiScale{desktop});
        },
        [&](Session& fresh) {
            if (!options.stateFile.empty()) {
                warn(restoreRemembered(options.stateFile, fresh, restored.place, scaleIsOwn));
            }
        },
        [&](Session& any) {
            if (options.arguments) {
                options.arguments(any);
            }
        });
    if (!scaleIsOwn) {
        forgetScale(restored.run);
    }
    return restored;
}

} // namespace

Failure runWindow(WindowOptions options) {
    std::vector<ScriptStep> script;
    if (!options.script.empty()) {
        auto read = readScript(options.script, options.chronicle->manifest.zoneMinutes);
        if (!read) {
            return read.error();
        }
        script = *std::move(read);
    }
    warn(loadTranslations(options.localeFolder));
    auto fontFiles = findFonts();
    if (!fontFiles) {
        return fontFiles.error();
    }
    const auto gaps = std::make_shared<const ClaimGapTable>(*options.chronicle);
    Session session(options.chronicle, gaps);
    // The first letter that is searched for does not wait for the index of everything.
    session.expectIndex(std::async(std::launch::async, [chronicle = options.chronicle]() -> SearchIndexPtr {
                            return std::make_shared<SearchIndex>(*chronicle);
                        }).share());
    Restored restored = restoreSession(options, session);
    const std::optional<WindowPlace> place = options.size ? std::nullopt : restored.place;
    const Viewport size = options.size.value_or(defaultSize);

    // Letters and morphs are made while the window opens.
    const UiCharacters characters = uiCharacters(*options.chronicle, options.localeFolder);
    const double fontScale =
        WindowLoop::panelScale(session.state().view.uiScale, place ? place->height : size.heightPx);
    auto fonts =
        std::async(std::launch::async, [&] { return buildUiFonts(*fontFiles, characters, fontScale); });
    auto model =
        std::async(std::launch::async, [&] { return std::make_unique<SceneModel>(options.chronicle, gaps); });

    const std::string& title = options.chronicle->manifest.title.best(session.state().view.language);
    auto window = SdlWindow::open(title.empty() ? "Khalkha" : title + " — Khalkha", place, size);
    if (!window) {
        return window.error();
    }
    TileLoader tiles(std::move(options.geography));
    auto renderer = Renderer::create({options.shaderFolder, *fontFiles, false}, tiles);
    if (!renderer) {
        return renderer.error();
    }
    auto atlas = fonts.get();
    if (!atlas) {
        return atlas.error();
    }
    auto host = ImGuiHost::create((*window)->handle(), (*window)->context(), *std::move(atlas));
    if (!host) {
        return host.error();
    }
    const std::unique_ptr<SceneModel> scene = model.get();
    const std::jthread ahead([&scene, at = session.state().view.at](const std::stop_token& stop) {
        try {
            scene->makeAhead(at, [&] { return !stop.stop_requested(); });
        } catch (const std::exception&) { // what lacks is made when it is needed, and fails there
        }
    });
    MapCanvas canvas(**renderer, *scene, tiles);
    WindowLoop loop(
        {options,
         **window,
         **host,
         canvas,
         session,
         tiles,
         *fontFiles,
         characters,
         fontScale,
         std::move(restored.run),
         restored.place},
        std::move(script));
    return loop.run();
}

} // namespace khalkha
