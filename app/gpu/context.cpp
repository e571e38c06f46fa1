#include "gpu/context.h"

#include <epoxy/gl.h>
#include <fmt/format.h>

namespace khalkha {

namespace {

std::string glString(GLenum name) {
    const auto* text = reinterpret_cast<const char*>(glGetString(name));
    return text == nullptr ? "unknown" : text;
}

const char* errorName(GLenum error) {
    switch (error) {
    case GL_INVALID_ENUM:
        return "GL_INVALID_ENUM";
    case GL_INVALID_VALUE:
        return "GL_INVALID_VALUE";
    case GL_INVALID_OPERATION:
        return "GL_INVALID_OPERATION";
    case GL_INVALID_FRAMEBUFFER_OPERATION:
        return "GL_INVALID_FRAMEBUFFER_OPERATION";
    case GL_OUT_OF_MEMORY:
        return "GL_OUT_OF_MEMORY";
    default:
        return "unknown GL error";
    }
}

} // namespace

Failure checkContext() {
    if (glGetString(GL_VERSION) == nullptr) {
        return Error{
            ErrorKind::noOpenGl,
            {},
            "there is no current OpenGL context",
            "Install the packages libegl1 and libgl1-mesa-dri."};
    }
    // epoxy counts ES versions too; those lack what the shaders need.
    if (!epoxy_is_desktop_gl() || epoxy_gl_version() < 33) {
        return Error{
            ErrorKind::noOpenGl,
            {},
            fmt::format("OpenGL 3.3 is needed, but here is {}", contextDescription()),
            "Install the package libgl1-mesa-dri, or set LIBGL_ALWAYS_SOFTWARE=1 to draw without the "
            "graphics "
            "card."};
    }
    return std::nullopt;
}

std::string contextDescription() {
    return fmt::format("{}, OpenGL {}", glString(GL_RENDERER), glString(GL_VERSION));
}

int maxTextureSidePx() {
    GLint side = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &side);
    return side;
}

std::string takeGlErrors() {
    std::string names;
    // A lost context may answer with errors for ever.
    for (int i = 0; i < 16; ++i) {
        const GLenum error = glGetError();
        if (error == GL_NO_ERROR) {
            break;
        }
        names += names.empty() ? "" : " ";
        names += errorName(error);
    }
    return names;
}

void finishDrawing() {
    glFinish();
}

} // namespace khalkha
