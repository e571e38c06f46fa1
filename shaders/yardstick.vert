#version 330 core
// The yardstick of the benchmark: one textured pass over the whole picture.

layout(location = 0) in vec2 position; // clip space

out vec2 texturePosition;

void main() {
    texturePosition = position * 0.5 + 0.5;
    gl_Position = vec4(position, 0.0, 1.0);
}
