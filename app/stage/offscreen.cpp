#include "stage/offscreen.h"

#include "gpu/context.h"
#include "gpu/framebuffer.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

namespace khalkha {

namespace {

Error noOpenGl(std::string_view what) {
    return {
        ErrorKind::noOpenGl,
        {},
        fmt::format("OpenGL cannot be started without a window: {}", what),
        "Install the packages libegl1 and libgl1-mesa-dri (on Debian: apt install libegl1 libgl1-mesa-dri)."};
}

bool hasExtension(const char* list, std::string_view name) {
    std::string_view rest = list == nullptr ? "" : list;
    while (!rest.empty()) {
        const size_t end = std::min(rest.find(' '), rest.size());
        if (rest.substr(0, end) == name) {
            return true;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

/// A display that eglInitialize accepts; EGL_NO_DISPLAY if it does not.
EGLDisplay initialised(EGLDisplay display) {
    return display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE ? display
                                                                                             : EGL_NO_DISPLAY;
}

template <class Function> Function procedure(const char* name) {
    return reinterpret_cast<Function>(eglGetProcAddress(name));
}

EGLDisplay surfacelessDisplay() {
    const auto getDisplay = procedure<PFNEGLGETPLATFORMDISPLAYEXTPROC>("eglGetPlatformDisplayEXT");
    if (getDisplay == nullptr ||
        !hasExtension(eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS), "EGL_MESA_platform_surfaceless")) {
        return EGL_NO_DISPLAY;
    }
    return initialised(getDisplay(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr));
}

/// The first graphics card that answers, for drivers other than Mesa's.
EGLDisplay deviceDisplay() {
    const auto getDisplay = procedure<PFNEGLGETPLATFORMDISPLAYEXTPROC>("eglGetPlatformDisplayEXT");
    const auto queryDevices = procedure<PFNEGLQUERYDEVICESEXTPROC>("eglQueryDevicesEXT");
    if (getDisplay == nullptr || queryDevices == nullptr) {
        return EGL_NO_DISPLAY;
    }
    std::array<EGLDeviceEXT, 16> devices{};
    EGLint count = 0;
    if (queryDevices(static_cast<EGLint>(devices.size()), devices.data(), &count) != EGL_TRUE) {
        return EGL_NO_DISPLAY;
    }
    for (EGLint i = 0; i < count; ++i) {
        EGLDisplay display =
            initialised(getDisplay(EGL_PLATFORM_DEVICE_EXT, devices.at(static_cast<size_t>(i)), nullptr));
        if (display != EGL_NO_DISPLAY) {
            return display;
        }
    }
    return EGL_NO_DISPLAY;
}

/// EGL objects of one context, undone in the destructor.
class EglContext {
public:
    EglContext() = default;
    EglContext(const EglContext&) = delete;
    EglContext& operator=(const EglContext&) = delete;
    ~EglContext() {
        if (_display != EGL_NO_DISPLAY) {
            eglMakeCurrent(_display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
            drop();
        }
    }

    Failure start() {
        for (const auto find : {surfacelessDisplay, deviceDisplay, +[] {
                                    return initialised(eglGetDisplay(EGL_DEFAULT_DISPLAY));
                                }}) {
            _display = find();
            if (_display != EGL_NO_DISPLAY && makeCurrent()) {
                return std::nullopt;
            }
            drop();
        }
        return noOpenGl(_problem);
    }

private:
    /// All that was made on the display, which is shared by everything in the process: it is not terminated.
    void drop() {
        if (_surface != EGL_NO_SURFACE) {
            eglDestroySurface(_display, _surface);
        }
        if (_context != EGL_NO_CONTEXT) {
            eglDestroyContext(_display, _context);
        }
        _surface = EGL_NO_SURFACE;
        _context = EGL_NO_CONTEXT;
        _display = EGL_NO_DISPLAY;
    }

    bool fail(const char* what) {
        _problem = fmt::format("{} (EGL error 0x{:04x})", what, eglGetError());
        return false;
    }

    bool makeCurrent() {
        if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) {
            return fail("the driver offers OpenGL ES only");
        }
        const bool surfaceless =
            hasExtension(eglQueryString(_display, EGL_EXTENSIONS), "EGL_KHR_surfaceless_context");
        const std::array<EGLint, 5> wanted{
            EGL_RENDERABLE_TYPE,
            EGL_OPENGL_BIT,
            EGL_SURFACE_TYPE,
            surfaceless ? 0 : EGL_PBUFFER_BIT,
            EGL_NONE};
        EGLConfig config = nullptr;
        EGLint count = 0;
        if (eglChooseConfig(_display, wanted.data(), &config, 1, &count) != EGL_TRUE || count == 0) {
            return fail("the driver has no configuration for OpenGL");
        }
        constexpr std::array<EGLint, 7> version{
            EGL_CONTEXT_MAJOR_VERSION,
            3,
            EGL_CONTEXT_MINOR_VERSION,
            3,
            EGL_CONTEXT_OPENGL_PROFILE_MASK,
            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
            EGL_NONE};
        _context = eglCreateContext(_display, config, EGL_NO_CONTEXT, version.data());
        if (_context == EGL_NO_CONTEXT) {
            return fail("the driver does not make an OpenGL 3.3 core context");
        }
        if (!surfaceless) {
            constexpr std::array<EGLint, 5> size{EGL_WIDTH, 16, EGL_HEIGHT, 16, EGL_NONE};
            _surface = eglCreatePbufferSurface(_display, config, size.data());
            if (_surface == EGL_NO_SURFACE) {
                return fail("the driver does not make a surface");
            }
        }
        if (eglMakeCurrent(_display, _surface, _surface, _context) != EGL_TRUE) {
            return fail("the context cannot be made current");
        }
        return true;
    }

    EGLDisplay _display = EGL_NO_DISPLAY;
    EGLSurface _surface = EGL_NO_SURFACE;
    EGLContext _context = EGL_NO_CONTEXT;
    std::string _problem = "no EGL display answers";
};

} // namespace

struct Offscreen::Context {
    EglContext egl;
    // After egl, so that it goes before the context does.
    std::optional<Framebuffer> framebuffer;
    std::vector<std::uint8_t> rgba, rgb;
};

Offscreen::Offscreen(std::unique_ptr<Context> context) : _context(std::move(context)) {}
Offscreen::~Offscreen() = default;

Result<std::unique_ptr<Offscreen>> Offscreen::create(Viewport viewport) {
    auto context = std::make_unique<Context>();
    if (Failure failure = context->egl.start()) {
        return *failure;
    }
    if (Failure failure = checkContext()) {
        return *failure;
    }
    const int longest = std::max(viewport.widthPx, viewport.heightPx);
    if (viewport.widthPx < 1 || viewport.heightPx < 1 || longest > maxTextureSidePx()) {
        return Error{
            ErrorKind::usage,
            {},
            fmt::format(
                "a picture of {}x{} is not possible here: sides are 1 to {} pixels",
                viewport.widthPx,
                viewport.heightPx,
                maxTextureSidePx()),
            "Choose another --size."};
    }
    context->framebuffer.emplace(viewport.widthPx, viewport.heightPx);
    if (!context->framebuffer->isComplete() || !takeGlErrors().empty()) {
        return noOpenGl("the driver makes no complete framebuffer");
    }
    return std::unique_ptr<Offscreen>(new Offscreen(std::move(context)));
}

Viewport Offscreen::viewport() const {
    return {_context->framebuffer->widthPx(), _context->framebuffer->heightPx()};
}

unsigned Offscreen::framebuffer() const {
    return _context->framebuffer->name();
}

void Offscreen::resize(Viewport viewport) {
    const int largest = maxTextureSidePx();
    viewport.widthPx = std::clamp(viewport.widthPx, 1, largest);
    viewport.heightPx = std::clamp(viewport.heightPx, 1, largest);
    if (viewport != this->viewport()) {
        _context->framebuffer.reset();
        _context->framebuffer.emplace(viewport.widthPx, viewport.heightPx);
    }
}

std::span<const std::uint8_t> Offscreen::readPixels() {
    const Viewport size = viewport();
    const auto width = static_cast<size_t>(size.widthPx);
    const auto height = static_cast<size_t>(size.heightPx);
    _context->rgba.resize(width * height * 4);
    _context->rgb.resize(width * height * 3);
    // RGBA is what drivers hand over without converting.
    _context->framebuffer->read(_context->rgba);
    for (size_t row = 0; row < height; ++row) {
        const std::uint8_t* from = _context->rgba.data() + (height - 1 - row) * width * 4;
        std::uint8_t* to = _context->rgb.data() + row * width * 3;
        for (size_t column = 0; column < width; ++column) {
            to[column * 3] = from[column * 4];
            to[column * 3 + 1] = from[column * 4 + 1];
            to[column * 3 + 2] = from[column * 4 + 2];
        }
    }
    return _context->rgb;
}

void Offscreen::finish() {
    finishDrawing();
}

} // namespace khalkha
