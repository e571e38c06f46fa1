#version 330 core
// Land in the colours of its relief. One fetch and nothing else: this shader covers most of most pictures.

in vec2 texturePosition;

uniform sampler2D relief;
uniform float opacity;

out vec4 colour;

void main() { colour = vec4(texture(relief, texturePosition).rgb, opacity); }
