#pragma once
// The current OpenGL context: is it good enough, what is it, has it complained.

#include "base/result.h"

#include <string>

namespace khalkha {

/// Fails (noOpenGl) unless the current context is OpenGL 3.3 or newer.
[[nodiscard]] Failure checkContext();
/// "renderer, OpenGL version".
[[nodiscard]] std::string contextDescription();
/// Largest side of a texture, pixels.
[[nodiscard]] int maxTextureSidePx();
/// Errors since the last call, by name, separated by spaces; empty if there were none.
[[nodiscard]] std::string takeGlErrors();
/// Waits until everything asked for is drawn.
void finishDrawing();

} // namespace khalkha
