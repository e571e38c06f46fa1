#include "gpu/program.h"

#include <epoxy/gl.h>
#include <fmt/format.h>
#include <glm/gtc/type_ptr.hpp>

#include <fstream>
#include <sstream>
#include <utility>

namespace khalkha {

namespace {

/// A shader object; 0 = none.
class Shader {
public:
    explicit Shader(GLenum kind) : _name(glCreateShader(kind)) {}
    Shader(const Shader&) = delete;
    Shader& operator=(const Shader&) = delete;
    ~Shader() { glDeleteShader(_name); }
    [[nodiscard]] GLuint name() const { return _name; }

private:
    GLuint _name;
};

Result<std::string> readText(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (!stream || !(text << stream.rdbuf())) {
        return Error{
            ErrorKind::input,
            {file.string(), "", "", ""},
            "the shader cannot be read",
            "Run the program from its build folder or install it again."};
    }
    return text.str();
}

Failure compile(const Shader& shader, const std::filesystem::path& file) {
    const Result<std::string> source = readText(file);
    if (!source) {
        return source.error();
    }
    const char* text = source->c_str();
    glShaderSource(shader.name(), 1, &text, nullptr);
    glCompileShader(shader.name());
    GLint good = GL_FALSE;
    glGetShaderiv(shader.name(), GL_COMPILE_STATUS, &good);
    if (good == GL_TRUE) {
        return std::nullopt;
    }
    std::string log(4096, '\0');
    GLsizei length = 0;
    glGetShaderInfoLog(shader.name(), static_cast<GLsizei>(log.size()), &length, log.data());
    log.resize(static_cast<size_t>(length));
    return Error{
        ErrorKind::noOpenGl,
        {file.string(), "", "", ""},
        fmt::format("the graphics driver does not accept the shader: {}", log),
        "Update the graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1 to draw without the graphics card."};
}

} // namespace

Result<Program>
Program::load(const std::filesystem::path& folder, const std::string& vertex, const std::string& fragment) {
    const Shader vertexShader(GL_VERTEX_SHADER);
    const Shader fragmentShader(GL_FRAGMENT_SHADER);
    if (Failure failure = compile(vertexShader, folder / (vertex + ".vert"))) {
        return *failure;
    }
    if (Failure failure = compile(fragmentShader, folder / (fragment + ".frag"))) {
        return *failure;
    }
    Program program(glCreateProgram());
    glAttachShader(program._name, vertexShader.name());
    glAttachShader(program._name, fragmentShader.name());
    glLinkProgram(program._name);
    GLint good = GL_FALSE;
    glGetProgramiv(program._name, GL_LINK_STATUS, &good);
    if (good != GL_TRUE) {
        std::string log(4096, '\0');
        GLsizei length = 0;
        glGetProgramInfoLog(program._name, static_cast<GLsizei>(log.size()), &length, log.data());
        log.resize(static_cast<size_t>(length));
        return Error{
            ErrorKind::noOpenGl,
            {(folder / (vertex + ".vert")).string(), "", "", ""},
            fmt::format("the graphics driver does not link the shaders {} and {}: {}", vertex, fragment, log),
            "Update the graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1 to draw without the graphics card."};
    }
    return program;
}

Program::Program(Program&& other) noexcept : _name(std::exchange(other._name, 0U)) {}

Program& Program::operator=(Program&& other) noexcept {
    std::swap(_name, other._name);
    return *this;
}

Program::~Program() {
    if (_name != 0) {
        glDeleteProgram(_name);
    }
}

void Program::use() const {
    glUseProgram(_name);
}

int Program::uniform(const char* name) const {
    return glGetUniformLocation(_name, name);
}

void Program::set(int location, float value) {
    glUniform1f(location, value);
}
void Program::set(int location, int value) {
    glUniform1i(location, value);
}
void Program::set(int location, const glm::vec2& value) {
    glUniform2fv(location, 1, glm::value_ptr(value));
}
void Program::set(int location, const glm::vec3& value) {
    glUniform3fv(location, 1, glm::value_ptr(value));
}
void Program::set(int location, const glm::vec4& value) {
    glUniform4fv(location, 1, glm::value_ptr(value));
}
void Program::set(int location, const glm::mat4& value) {
    glUniformMatrix4fv(location, 1, GL_FALSE, glm::value_ptr(value));
}
void Program::set(int location, std::span<const float> values) {
    glUniform1fv(location, static_cast<GLsizei>(values.size()), values.data());
}
void Program::set(int location, std::span<const glm::vec4> values) {
    glUniform4fv(location, static_cast<GLsizei>(values.size()), glm::value_ptr(values.front()));
}

} // namespace khalkha
