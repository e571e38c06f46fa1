#version 330 core
// Land in the colours of its relief.

in vec2 texturePosition;

uniform sampler2D relief;
uniform vec3 flatColour;
uniform float reliefOpacity;

out vec4 colour;

void main() {
    colour = vec4(mix(flatColour, texture(relief, texturePosition).rgb, reliefOpacity), 1.0);
}
