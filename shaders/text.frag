#version 330 core
// A glyph from its signed distance: 0.5 in the atlas is the outline.

in vec2 atlasPosition;
in vec4 fillColour;
in vec2 edgePlace;

uniform sampler2D atlas;

out vec4 colour;

void main() {
    float distancePx = (texture(atlas, atlasPosition).r - 0.5) * edgePlace.x + edgePlace.y;
    colour = vec4(fillColour.rgb, fillColour.a * clamp(distancePx + 0.5, 0.0, 1.0));
}
