#version 330 core
// Coloured corners of the ground, relative to an origin near them.

layout(location = 0) in vec3 position; // metres from the origin
layout(location = 1) in vec3 cornerColour;

uniform mat4 clipFromLocal;

out vec3 ground;

void main() {
    gl_Position = clipFromLocal * vec4(position, 1.0);
    ground = cornerColour;
}
