#version 330 core
// Land near the ground, in the mixture of its corners' colours.

in vec3 ground;

out vec4 colour;

void main() { colour = vec4(ground, 1.0); }
