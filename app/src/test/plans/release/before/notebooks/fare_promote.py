# Databricks notebook source
print("fare promote")
