#version 330 core
// Pieces of text as quads on the screen, in pixels from the upper left corner.

layout(location = 0) in vec2 position;
layout(location = 1) in vec2 spritePlace; // texels from the corner of the sprite
layout(location = 2) in vec2 spriteAt;    // of the sprite in the atlas, texels
layout(location = 3) in vec4 letterColour;
layout(location = 4) in vec4 haloColour;
layout(location = 5) in vec2 edge; // screen pixels that the values of the atlas span; width of the halo

uniform vec2 viewportPx;

noperspective out vec2 place;
flat out vec2 origin;
flat out vec4 letters;
flat out vec4 halo;
flat out vec2 edgePlace;

void main() {
    place = spritePlace;
    origin = spriteAt;
    letters = letterColour;
    halo = haloColour;
    edgePlace = edge;
    gl_Position =
        vec4(position.x / viewportPx.x * 2.0 - 1.0, 1.0 - position.y / viewportPx.y * 2.0, 0.0, 1.0);
}
