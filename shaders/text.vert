#version 330 core
// Glyphs as quads on the screen, in pixels from the upper left corner.

layout(location = 0) in vec2 position;
layout(location = 1) in vec2 glyphPlace; // in the atlas, pixels
layout(location = 2) in vec4 vertexColour;
layout(location = 3) in vec2 edge; // screen pixels a unit of the atlas covers; how far the edge is moved out

uniform vec2 viewportPx;
uniform vec2 atlasPx;

out vec2 atlasPosition;
out vec4 fillColour;
out vec2 edgePlace;

void main() {
    atlasPosition = glyphPlace / atlasPx;
    fillColour = vertexColour;
    edgePlace = edge;
    gl_Position =
        vec4(position.x / viewportPx.x * 2.0 - 1.0, 1.0 - position.y / viewportPx.y * 2.0, 0.0, 1.0);
}
