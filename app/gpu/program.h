#pragma once
// A shader program, read from files.

#include "base/result.h"

#include <glm/mat4x4.hpp>

#include <filesystem>
#include <span>
#include <string>

namespace khalkha {

/// Move-only owner of a GL program. A class a shader in render/ wraps it and names its uniforms.
class Program {
public:
    /// Compiles <folder>/<vertex>.vert with <folder>/<fragment>.frag. Errors: input (file), noOpenGl (the
    /// driver refuses it).
    [[nodiscard]] static Result<Program>
    load(const std::filesystem::path& folder, const std::string& vertex, const std::string& fragment);
    Program(Program&& other) noexcept;
    Program& operator=(Program&& other) noexcept;
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program();

    void use() const;
    /// Location of a uniform; -1 if the shader does not use it (setting it then does nothing).
    [[nodiscard]] int uniform(const char* name) const;

    // Setters work on the program in use.
    static void set(int location, float value);
    static void set(int location, int value);
    static void set(int location, const glm::vec2& value);
    static void set(int location, const glm::vec3& value);
    static void set(int location, const glm::vec4& value);
    static void set(int location, const glm::mat4& value);
    static void set(int location, std::span<const float> values);
    static void set(int location, std::span<const glm::vec4> values);

private:
    explicit Program(unsigned name) : _name(name) {}
    unsigned _name = 0;
};

} // namespace khalkha
